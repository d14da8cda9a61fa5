package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.Says;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service level objective: thresholds on a latency and an error rate, or an error budget over many days.
 *
 * <p>While it is broken, the policy asks for half as many replicas again as the metrics propose, and never for fewer than now.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.latencyMetric) == has(self.targetLatencyMs)",
        message = "latencyMetric and targetLatencyMs go together")
@ValidationRule(
        value = "has(self.errorRateMetric) == (has(self.targetErrorRate) || has(self.objective))",
        message = "errorRateMetric goes with targetErrorRate or objective")
@ValidationRule(
        value = "has(self.latencyMetric) || has(self.errorRateMetric)",
        message = "an objective needs latencyMetric, errorRateMetric or both")
@ValidationRule(
        value = "has(self.objective) || !(has(self.objectiveDays) || has(self.burnWindows))",
        message = "objectiveDays and burnWindows describe an objective, and there is none")
public record SloSpec(
        @JsonPropertyDescription("Name of the metric that reads the latency in milliseconds. Example: latency.")
        @Size(min = 1, max = 63) @Pattern(Limits.METRIC_NAME) @Says(Limits.METRIC_NAME_SAYS)
        @Nullable String latencyMetric,

        @JsonPropertyDescription(
                "The objective is broken while the latency is above this, in milliseconds. Above 0." + " Example: 200.")
        @Min(value = 0, inclusive = false) @Max(86_400_000) @Nullable BigDecimal targetLatencyMs,

        @JsonPropertyDescription("Name of the metric that reads the share of failed requests, 0 to 1. Example: errors.")
        @Size(min = 1, max = 63) @Pattern(Limits.METRIC_NAME) @Says(Limits.METRIC_NAME_SAYS)
        @Nullable String errorRateMetric,

        @JsonPropertyDescription("The objective is broken while the error rate is above this share. Above 0, at most 1."
                + " Example: 0.01.")
        @Min(value = 0, inclusive = false) @Max(1) @Nullable BigDecimal targetErrorRate,

        @JsonPropertyDescription(
                "The share of requests that must succeed over objectiveDays. The objective is broken while its"
                        + " error budget burns faster than a burn window allows. Above 0, below 1. Example: 0.999.")
        @Min(value = 0, inclusive = false) @Max(value = 1, inclusive = false) @Nullable BigDecimal objective,

        @JsonPropertyDescription("The days that the objective is measured over. Range: 1 to 90. Default: 30.")
        @Min(1) @Max(90) @Format("int32") @Nullable Integer objectiveDays,

        @JsonPropertyDescription(
                "How fast the error budget may burn. A window is broken while both its long and its short span"
                        + " burn faster than burnRate. Default: fast, 2 % of the budget in 3600 s, and slow, 5 % in 21600 s,"
                        + " each also over a twelfth of that; over 30 days these are burn rates of 14.4 and 6.")
        @Size(min = 1, max = 4) @Nullable List<BurnWindowSpec> burnWindows) {

    public static final int DEFAULT_OBJECTIVE_DAYS = 30;

    public SloSpec {
        burnWindows = burnWindows == null ? null : List.copyOf(burnWindows);
    }
}
