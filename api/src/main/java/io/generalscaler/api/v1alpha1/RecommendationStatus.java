package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** The size recommended from a moment on, before stabilization. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecommendationStatus(
        @JsonPropertyDescription("Since when.") @Required @Format("date-time") @Size(max = Limits.TIME) @Nullable String time,

        @JsonPropertyDescription("The replicas recommended.")
        @Required
        @Min(0) @Max(Limits.COUNTED) @Format("int32") @Nullable Integer replicas) {}
