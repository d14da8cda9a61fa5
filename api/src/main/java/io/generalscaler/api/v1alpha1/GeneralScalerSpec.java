package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.OneOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for.
 *
 * @param metric one metric; {@code metrics} several; exactly one of the two, or neither beside a schedule
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.minReplicas) || self.minReplicas <= self.maxReplicas",
        message = "minReplicas must not be above maxReplicas",
        fieldPath = ".minReplicas")
@ValidationRule(
        value = "!(has(self.metric) && has(self.metrics))",
        message = "give metric or metrics, not both",
        fieldPath = ".metrics")
@ValidationRule(
        value = "!has(self.metrics) || self.metrics.all(m, self.metrics.exists_one(n,"
                + " (has(n.name) ? n.name : n.type) == (has(m.name) ? m.name : m.type)))",
        message = "two metrics have the same name; the type is the name of a metric without one",
        fieldPath = ".metrics")
@ValidationRule(
        value = "has(self.metric) || has(self.metrics) || has(self.schedule)",
        message = "give metric, metrics or a schedule: without one there is nothing to scale by")
@ValidationRule(
        value = "!has(self.fallback) || has(self.metric) || has(self.metrics)",
        message = "fallback is for failing metrics, and this scaler has none",
        fieldPath = ".fallback")
@ValidationRule(
        value = "!has(self.policy) || !has(self.policy.type) || self.policy.type != 'costAware' || has(self.budget)"
                + " || (has(self.policy.costAware) && has(self.policy.costAware.maxMonthlyCost))",
        message = "policy costAware needs maxMonthlyCost and costPerPodPerHour, in policy.costAware or in budget",
        fieldPath = ".policy")
@ValidationRule(
        value = "!has(self.budget) || !has(self.minReplicas) || double(self.minReplicas) *"
                + " double(self.budget.costPerPodPerHour) * 730.0 <= double(self.budget.maxMonthlyCost) * 1.000000001",
        message =
                "budget cannot pay for minReplicas: minReplicas x costPerPodPerHour x 730 hours is above maxMonthlyCost",
        fieldPath = ".budget")
@ValidationRule(
        value = "!has(self.policy) || !has(self.policy.costAware) || !has(self.policy.costAware.maxMonthlyCost)"
                + " || !has(self.policy.costAware.costPerPodPerHour) || !has(self.minReplicas)"
                + " || double(self.minReplicas) * double(self.policy.costAware.costPerPodPerHour) * 730.0"
                + " <= double(self.policy.costAware.maxMonthlyCost) * 1.000000001",
        message = "policy.costAware cannot pay for minReplicas: minReplicas x costPerPodPerHour x 730 hours is above"
                + " maxMonthlyCost",
        fieldPath = ".policy")
@ValidationRule(
        value = "!has(self.schedule) || !has(self.schedule.rules) || self.schedule.rules.all(r,"
                + " !has(r.replicas) || r.replicas <= self.maxReplicas)",
        message = "a schedule rule pins more replicas than maxReplicas",
        fieldPath = ".schedule")
public record GeneralScalerSpec(
        @JsonPropertyDescription(
                "The workload to scale, in the scaler's own namespace: anything that has a /scale subresource.")
        @Required
        @Nullable TargetRef targetRef,

        @JsonPropertyDescription("Apply scales the workload. Recommend decides and records the same, and never writes."
                + " Default: Apply.")
        @Default("Apply")
        @OneOf({"Apply", GeneralScalerSpec.RECOMMEND})
        @Nullable String mode,

        @JsonPropertyDescription("The fewest replicas; 0 allows scale to zero. Range: 0 to 1000000. Default: 1.")
        @Default("1")
        @Min(0) @Max(Limits.REPLICAS) @Format("int32") @Nullable Integer minReplicas,

        @JsonPropertyDescription("The most replicas, whatever the metrics ask for. Range: 1 to 1000000.")
        @Required
        @Min(1) @Max(Limits.REPLICAS) @Format("int32") @Nullable Integer maxReplicas,

        @JsonPropertyDescription("How often the metrics are read and a decision is made, in seconds. Range: 1 to 3600."
                + " Default: 15.")
        @Default("15")
        @Min(1) @Max(3600) @Format("int32") @Nullable Integer pollingIntervalSeconds,

        @JsonPropertyDescription("The metric to scale by, where there is only one. Give metric or metrics, not both;"
                + " neither is needed beside a schedule.")
        @Nullable MetricSpec metric,

        @JsonPropertyDescription(
                "The metrics to scale by; the one that asks for the most replicas wins. 1 to 20 items with"
                        + " unique names; at most 16384 characters in all their texts together.")
        @Size(min = 1, max = Limits.METRICS) @Nullable List<MetricSpec> metrics,

        @JsonPropertyDescription("How the metrics' proposals become one number. Default: {type: simple}.") @Nullable PolicySpec policy,

        @JsonPropertyDescription(
                "What the workload may cost. Caps the replicas under any policy; minReplicas wins over it.")
        @Nullable BudgetSpec budget,

        @JsonPropertyDescription("How fast the workload may grow and shrink. A direction that says nothing behaves as a"
                + " HorizontalPodAutoscaler does.")
        @Nullable BehaviorSpec behavior,

        @JsonPropertyDescription(
                "Replicas by the clock, alone or beside metrics: pins, floors and caps in time windows.")
        @Nullable ScheduleSpec schedule,

        @JsonPropertyDescription(
                "What to do when every metric keeps failing. Without it the replicas stay as they are.")
        @Nullable FallbackSpec fallback,

        @JsonPropertyDescription("Freezes the workload at its current replicas while present, until it expires.")
        @Nullable PauseSpec pause,

        @JsonPropertyDescription(
                "Sets the replicas by hand while present, until it expires; kept within minReplicas and"
                        + " maxReplicas.")
        @Nullable OverrideSpec override) {

    /** The {@link #mode} that never writes. */
    public static final String RECOMMEND = "Recommend";

    /** Most characters of all texts of the metrics together: a query may be long, but not each of twenty. */
    public static final int MAX_METRIC_CHARACTERS = Limits.METRIC_CHARACTERS;

    public static final int DEFAULT_MIN_REPLICAS = 1;
    public static final int DEFAULT_POLLING_INTERVAL_SECONDS = 15;

    public GeneralScalerSpec {
        metrics = metrics == null ? null : List.copyOf(metrics);
    }
}
