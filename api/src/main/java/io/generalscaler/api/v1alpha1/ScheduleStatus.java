package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** Where the schedule stands. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleStatus(
        @JsonPropertyDescription("The rule that holds now; absent where none does.") @Size(max = 63) @Nullable String active,

        @JsonPropertyDescription("The rule that holds from nextAt on; absent where none will.")
        @Size(max = 63) @Nullable String next,

        @JsonPropertyDescription("When that changes; absent where it never will.")
        @Format("date-time") @Size(max = Limits.TIME) @Nullable String nextAt) {}
