package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.OneOf;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fast the workload may shrink. The limits add up: each one given must allow a change. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScaleDownSpec(
        @JsonPropertyDescription(
                "The most replicas that one decision may remove. Range: 1 to 1000000. Default: no such limit. Example: 2.")
        @Min(1) @Max(Limits.REPLICAS) @Format("int32") @Nullable Integer maxDecrement,

        @JsonPropertyDescription(
                "No change in this direction for this many seconds after any change. Range: 0 to 86400."
                        + " Default: 0.")
        @Min(0) @Max(Limits.SECONDS_PER_DAY) @Format("int32") @Nullable Integer cooldownSeconds,

        @JsonPropertyDescription(
                "The workload shrinks to the largest number recommended within this many seconds. Range: 0 to 3600. Default: 300,"
                        + " or 0 where only maxDecrement or cooldownSeconds is given.")
        @Min(0) @Max(3600) @Format("int32") @Nullable Integer stabilizationWindowSeconds,

        @JsonPropertyDescription(
                "How far below its target a metric may be before the workload shrinks, as a share. Range: 0 to 10."
                        + " Default: 0.1, which is 10 %.")
        @Min(0) @Max(10) @Nullable BigDecimal tolerance,

        @JsonPropertyDescription(
                "Which of the policies counts: Max, the one that allows the largest change; Min, the smallest;"
                        + " Disabled, no change in this direction at all. Default: Max.")
        @OneOf({"Max", "Min", "Disabled"})
        @Nullable String selectPolicy,

        @JsonPropertyDescription(
                "How much may be removed within a period. 1 to 10 items. Default, unless only maxDecrement or"
                        + " cooldownSeconds is given: 100 Percent in 15 seconds.")
        @Size(min = 1, max = Limits.RATE_POLICIES) @Nullable List<RatePolicySpec> policies) {

    public ScaleDownSpec {
        policies = policies == null ? null : List.copyOf(policies);
    }
}
