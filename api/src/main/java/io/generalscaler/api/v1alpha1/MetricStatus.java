package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.Measured;
import io.generalscaler.api.schema.OneOf;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a metric said when the last decision was made. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricStatus(
        @JsonPropertyDescription("The metric's name.") @Required @Size(min = 1, max = 63) @Nullable String name,

        @JsonPropertyDescription("The value read; absent where it is missing.")
        @Min(0) @Max(Limits.MEASURED) @Measured
        @Nullable BigDecimal value,

        @JsonPropertyDescription("What the value should be, with its type. Example: 10 (AverageValue).")
        @Size(max = Limits.TEXT) @Nullable String target,

        @JsonPropertyDescription(
                "The time of that value. A time alone is never a reason to write: while values stay within"
                        + " a tenth of the one shown, it stays too.")
        @Format("date-time") @Size(max = Limits.TIME) @Nullable String readTime,

        @JsonPropertyDescription("Fresh, Stale (older than staleAfterSeconds) or Missing (no usable answer).")
        @OneOf({"Fresh", "Stale", "Missing"})
        @Nullable String state,

        @JsonPropertyDescription("Why the reading is missing, in one word. Example: Timeout.")
        @Size(max = Limits.TEXT) @Nullable String reason,

        @JsonPropertyDescription("Why the reading is missing, in a sentence.") @Size(max = Limits.MESSAGE) @Nullable String message) {}
