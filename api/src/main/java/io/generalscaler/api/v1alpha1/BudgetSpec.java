package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.schema.Says;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the workload may cost, under any policy. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetSpec(
        @JsonPropertyDescription(
                "The most that the workload may cost in a month, in any currency. Above 0. Example: 500.")
        @Required
        @Min(value = 0, inclusive = false) @Max(1e12) @Nullable BigDecimal maxMonthlyCost,

        @JsonPropertyDescription("What one replica costs in an hour, in the same currency. Above 0. Example: 0.05.")
        @Required
        @Min(value = 0, inclusive = false) @Max(1e9) @Nullable BigDecimal costPerPodPerHour,

        @JsonPropertyDescription(
                "Rate: never more replicas at once than maxMonthlyCost pays for around the clock (730 hours)."
                        + " Month: what is left of this calendar month's money is spread over its remaining hours (UTC)."
                        + " Default: Rate.")
        @Default("Rate")
        @OneOf({"Rate", "Month"})
        @Nullable String period,

        @JsonPropertyDescription("The currency of both amounts, as it is to be shown. Example: EUR.")
        @Size(min = 1, max = 8) @Pattern(Limits.CURRENCY) @Says(Limits.CURRENCY_SAYS)
        @Nullable String currency) {}
