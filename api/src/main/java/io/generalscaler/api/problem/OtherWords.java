package io.generalscaler.api.problem;

import java.util.Collection;
import java.util.Map;

/** Fields of HorizontalPodAutoscalers and of KEDA's ScaledObjects, by which people know what is called otherwise here. */
public final class OtherWords {
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("scaleTargetRef", "spec.targetRef"),
            Map.entry("minReplicaCount", "spec.minReplicas"),
            Map.entry("maxReplicaCount", "spec.maxReplicas"),
            Map.entry("pollingInterval", "spec.pollingIntervalSeconds"),
            Map.entry("cooldownPeriod", "spec.behavior.scaleDown.cooldownSeconds"),
            Map.entry("initialCooldownPeriod", "spec.behavior.scaleDown.cooldownSeconds"),
            Map.entry("idleReplicaCount", "spec.minReplicas"),
            Map.entry("triggers", "spec.metrics"),
            Map.entry("horizontalPodAutoscalerConfig", "spec.behavior"),
            Map.entry("advanced", "spec.behavior"),
            Map.entry("targetCPUUtilizationPercentage", "spec.metric"),
            Map.entry("threshold", "spec.metric.targetValue"),
            Map.entry("averageValue", "spec.metric.targetValue"),
            Map.entry("targetAverageValue", "spec.metric.targetValue"),
            Map.entry("listLength", "spec.metric.targetValue"),
            Map.entry("activationThreshold", "spec.metric.activationValue"),
            Map.entry("activationListLength", "spec.metric.activationValue"),
            Map.entry("metricType", "spec.metric.targetType"),
            Map.entry("ignoreNullValues", "spec.metric.emptyIsZero"),
            Map.entry("listName", "spec.metric.redis.queueName"),
            Map.entry("valueLocation", "spec.metric.http.valuePointer"),
            Map.entry("sentinelMaster", "spec.metric.redis.sentinel.masterName"),
            Map.entry("stream", "spec.metric.redis.key"),
            Map.entry("streamLength", "spec.metric.targetValue"),
            Map.entry("pendingEntriesCount", "spec.metric.targetValue"),
            Map.entry("lagCount", "spec.metric.targetValue"),
            Map.entry("vhostName", "spec.metric.rabbitmq.vhost"),
            Map.entry("excludeUnacknowledged", "spec.metric.rabbitmq.count"),
            Map.entry("useRegex", "spec.metric.rabbitmq.queuePattern"),
            Map.entry("operation", "spec.metric.rabbitmq.aggregate"),
            Map.entry("databaseIndex", "spec.metric.redis.database"),
            Map.entry("dbName", "spec.metric.sql.database"),
            Map.entry("targetQueryValue", "spec.metric.targetValue"),
            Map.entry("activationTargetQueryValue", "spec.metric.activationValue"),
            Map.entry("authenticationRef", "spec.metric.redis.authRef"),
            Map.entry("failureThreshold", "spec.fallback.afterFailures"),
            Map.entry("stabilizationWindow", "spec.behavior.scaleDown.stabilizationWindowSeconds"),
            Map.entry("start", "spec.schedule.rules[].timeStart"),
            Map.entry("end", "spec.schedule.rules[].timeEnd"),
            Map.entry("desiredReplicas", "spec.schedule.rules[].replicas"));

    private OtherWords() {}

    /**
     * The end of a message on a field that is not known: the field that was meant, here or elsewhere, or nothing.
     *
     * @param names the fields that are known here
     */
    public static String hint(String word, Collection<String> names) {
        String meant = FIELDS.get(word);
        String last = meant == null ? "" : meant.substring(meant.lastIndexOf('.') + 1);
        if (names.contains(last)) {
            return "; did you mean " + last + "?";
        }
        String near = Nearest.hint(word, names);
        return meant == null || !near.isEmpty() ? near : "; what it says stands in " + meant + " here";
    }
}
