package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.ListKeys;
import io.generalscaler.api.schema.Measured;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the controller says about a scaler. Written by the controller alone. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GeneralScalerStatus(
        @JsonPropertyDescription("The metadata.generation that this status speaks of.")
        @Min(0) @Max(Limits.EXACT) @Format("int64") @Nullable Long observedGeneration,

        @JsonPropertyDescription(
                "Ready (whether it can work), ScalingActive, MetricsAvailable, AbleToScale, ScalingLimited, Paused and PodsFollow;"
                        + " all present from the first evaluation on.")
        @ListKeys("type")
        @Size(max = 16) @Nullable List<ConditionStatus> conditions,

        @JsonPropertyDescription(
                "The replicas that the workload has been told to run; absent while that cannot be read.")
        @Min(0) @Max(Limits.COUNTED) @Format("int32") @Nullable Integer currentReplicas,

        @JsonPropertyDescription("How many of its pods were ready when it was last looked at.")
        @Min(0) @Max(Limits.COUNTED) @Format("int32") @Nullable Integer readyReplicas,

        @JsonPropertyDescription("The replicas last decided on; absent while nothing can be decided.")
        @Min(0) @Max(Limits.COUNTED) @Format("int32") @Nullable Integer desiredReplicas,

        @JsonPropertyDescription("The value of the metric that the last decision rests on.")
        @Min(0) @Max(Limits.MEASURED) @Measured
        @Nullable BigDecimal currentMetricValue,

        @JsonPropertyDescription("When this scaler last changed the replicas.")
        @Format("date-time") @Size(max = Limits.TIME) @Nullable String lastScaleTime,

        @JsonPropertyDescription(
                "What the metrics say and should say, as kubectl get shows it: value/target for each, with (avg) where both"
                        + " are per replica.")
        @Size(max = GeneralScalerStatus.MAX_TARGETS) @Nullable String targets,

        @JsonPropertyDescription("Every metric as the last decision saw it; first the one that it rests on.")
        @ListKeys("name")
        @Size(max = Limits.METRICS) @Nullable List<MetricStatus> metrics,

        @JsonPropertyDescription("The last decision that differed from the one before it.") @Nullable DecisionStatus lastDecision,

        @JsonPropertyDescription("Where the schedule stands; absent without one.") @Nullable ScheduleStatus schedule,

        @JsonPropertyDescription("What the desired replicas cost in a month of 730 hours; absent without a price.")
        @Min(0) @Max(Limits.MEASURED) @Measured
        @Nullable BigDecimal estimatedMonthlyCost,

        @JsonPropertyDescription("What was spent this month; absent unless budget.period is Month.") @Nullable SpendStatus spend,

        @JsonPropertyDescription("What a restart of the controller needs to keep its promises.") @Nullable RestartStatus restart,

        @JsonPropertyDescription(
                "The workload that this scaler holds: no other GeneralScaler gets it meanwhile. Absent while it"
                        + " holds none.")
        @Nullable HeldTargetStatus heldTarget) {

    public static final int MAX_TARGETS = 256;

    public GeneralScalerStatus {
        conditions = Present.items(conditions);
        metrics = Present.items(metrics);
    }
}
