package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.ListKeys;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the controller says about a scaler. Written by the controller alone. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GeneralScalerStatus(
        @JsonPropertyDescription("The metadata.generation that this status speaks of.") @Format("int64") @Nullable Long observedGeneration,

        @JsonPropertyDescription(
                "Ready, ScalingActive, AbleToScale, ScalingLimited and Paused; all present from the first"
                        + " look on.")
        @ListKeys("type")
        @Size(max = 16) @Nullable List<ConditionStatus> conditions,

        @JsonPropertyDescription("The replicas that the workload has been told to run.") @Format("int32") @Nullable Integer currentReplicas,

        @JsonPropertyDescription("How many of its pods were ready when it was last looked at.")
        @Format("int32") @Nullable Integer readyReplicas,

        @JsonPropertyDescription("The replicas last decided on.") @Format("int32") @Nullable Integer desiredReplicas,

        @JsonPropertyDescription("The value of the metric that the last decision rests on.") @Nullable BigDecimal currentMetricValue,

        @JsonPropertyDescription("When this scaler last changed the replicas.") @Format("date-time") @Nullable String lastScaleTime,

        @JsonPropertyDescription("Every metric as the last decision saw it; first the one that it rests on.")
        @ListKeys("name")
        @Size(max = Limits.METRICS) @Nullable List<MetricStatus> metrics,

        @JsonPropertyDescription("The last decision that differed from the one before it.") @Nullable DecisionStatus lastDecision,

        @JsonPropertyDescription("Where the schedule stands; absent without one.") @Nullable ScheduleStatus schedule,

        @JsonPropertyDescription("What the desired replicas cost in a month of 730 hours; absent without a price.")
        @Nullable BigDecimal estimatedMonthlyCost,

        @JsonPropertyDescription("What was spent this month; absent unless budget.period is Month.") @Nullable SpendStatus spend,

        @JsonPropertyDescription("What a restart of the controller needs to keep its promises.") @Nullable HistoryStatus history,

        @JsonPropertyDescription(
                "The workload that this scaler holds: no other GeneralScaler gets it meanwhile. Absent while it"
                        + " holds none.")
        @Nullable HeldTargetStatus heldTarget) {

    public GeneralScalerStatus {
        conditions = conditions == null ? null : List.copyOf(conditions);
        metrics = metrics == null ? null : List.copyOf(metrics);
    }
}
