package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import io.generalscaler.api.schema.OneOf;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A cap on the replicas by cost: {@code floor(maxMonthlyCost / (costPerPodPerHour × 730))}. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.maxMonthlyCost) == has(self.costPerPodPerHour)",
        message = "maxMonthlyCost and costPerPodPerHour go together")
public record CostAwareSpec(
        @JsonPropertyDescription(
                "The most that the workload may cost in a month of 730 hours, in any currency. Above 0."
                        + " Example: 500.")
        @Min(value = 0, inclusive = false) @Max(1e12) @Nullable BigDecimal maxMonthlyCost,

        @JsonPropertyDescription("What one replica costs in an hour, in the same currency. Above 0. Example: 0.05.")
        @Min(value = 0, inclusive = false) @Max(1e9) @Nullable BigDecimal costPerPodPerHour,

        @JsonPropertyDescription(
                "Which way a proposal between two whole numbers goes: up, or down to save money. Default: up.")
        @Default("up")
        @OneOf({"up", "down"})
        @Nullable String preferredScaleDirection) {}
