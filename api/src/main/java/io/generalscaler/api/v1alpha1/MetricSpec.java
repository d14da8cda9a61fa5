package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.schema.Says;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric: where it is read, and how many replicas its value asks for. A metric type that is built in has a block of its own name;
 * the rules that bind the two are made from {@link io.generalscaler.api.source.MetricSourceProvider#block()}.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.targetValue) || (has(self.role) && self.role == 'Observe')",
        message = "targetValue is required unless role is Observe",
        fieldPath = ".targetValue")
public record MetricSpec(
        @JsonPropertyDescription("The metric's name in policies, status and messages; unique in the scaler."
                + " Default: the type. Example: queue.")
        @Size(min = 1, max = 63) @Pattern(Limits.METRIC_NAME) @Says(Limits.METRIC_NAME_SAYS)
        @Nullable String name,

        @JsonPropertyDescription(
                "Where the value comes from: a type that has a block of its own name here, such as redis, or one that a"
                        + " plug-in adds.")
        @Required
        @Size(min = 1, max = 63) @Pattern("^[A-Za-z]([-A-Za-z0-9]*[A-Za-z0-9])?$") @Says("a metric type: letters, digits and -, such as redis")
        @Nullable String type,

        @JsonPropertyDescription("What the value should be: per replica for AverageValue, in all for Value. Above 0."
                + " Required unless role is Observe. Example: 10.")
        @Min(value = 0, inclusive = false) @Max(1e15) @Nullable BigDecimal targetValue,

        @JsonPropertyDescription(
                "AverageValue: the total divided by targetValue is the number of replicas (a queue's length)."
                        + " Value: the current replicas times value / targetValue (a latency, a load per replica)."
                        + " Default: Value under policy slo, otherwise AverageValue.")
        @OneOf({"AverageValue", "Value"})
        @Nullable String targetType,

        @JsonPropertyDescription("A workload at zero replicas wakes up when the value is above this. Default: 0.")
        @Min(0) @Max(1e15) @Nullable BigDecimal activationValue,

        @JsonPropertyDescription(
                "A reading older than this many seconds counts as missing. Range: 1 to 86400. Default: 60.")
        @Min(1) @Max(Limits.SECONDS_PER_DAY) @Format("int32") @Nullable Integer staleAfterSeconds,

        @JsonPropertyDescription(
                "What an empty answer (no such key, an empty vector) means. true: 0, at once. false: the"
                        + " metric is missing, and the size does not fall. Not set: missing; for redis, where an"
                        + " empty list is an absent key, 0 once the list was there since the metric was set,"
                        + " and until then missing (NeverSeen); so too sets, hashes and sorted sets.")
        @Nullable Boolean emptyIsZero,

        @JsonPropertyDescription(
                "Scale: the metric proposes replicas. Observe: it is only read, for the policy (as an SLO's"
                        + " latency). Default: Scale.")
        @OneOf({"Scale", "Observe"})
        @Nullable String role,

        @JsonPropertyDescription("One number of one Redis key, usually the length of a list. Goes with type redis.")
        @Nullable RedisSource redis,

        @JsonPropertyDescription(
                "An instant query to Prometheus or anything with its HTTP API. Goes with type prometheus.")
        @Nullable PrometheusSource prometheus,

        @JsonPropertyDescription("One number in what a server answers over HTTP. Goes with type http.") @Nullable HttpSource http,

        @JsonPropertyDescription("The messages in a queue of RabbitMQ, or in several. Goes with type rabbitmq.")
        @Nullable RabbitMqSource rabbitmq,

        @JsonPropertyDescription("How many messages a queue of Amazon SQS holds. Goes with type sqs.") @Nullable SqsSource sqs,

        @JsonPropertyDescription(
                "The one number that a query to PostgreSQL, MySQL or MariaDB gives. Goes with type sql.")
        @Nullable SqlSource sql,

        @JsonPropertyDescription(
                "Settings of a metric type that a plug-in adds; no place for secrets. At most 32 keys, values"
                        + " of at most 4096 characters.")
        @Size(max = 32) @Nullable Map<String, @Size(max = 4096) @Pattern(Limits.LINES) @Says(Limits.LINES_SAYS) String> config) {

    public static final int DEFAULT_STALE_AFTER_SECONDS = 60;

    public MetricSpec {
        config = config == null ? null : Map.copyOf(config);
    }

    /** A metric of this type, of which nothing else is said. */
    public static MetricSpec of(String type) {
        return Copies.of(MetricSpec.class, Map.of("type", type));
    }

    /** The same metric with this target. */
    public MetricSpec withTargetValue(@Nullable BigDecimal target) {
        return Copies.with(this, "targetValue", target);
    }

    /**
     * The same metric with the block of a type.
     *
     * @throws IllegalArgumentException where no type has such a block
     */
    public MetricSpec with(Record block) {
        return Copies.with(this, Copies.only(MetricSpec.class, block.getClass()), block);
    }

    /** The same metric with these settings. */
    public MetricSpec withConfig(Map<String, String> settings) {
        return Copies.with(this, "config", settings);
    }
}
