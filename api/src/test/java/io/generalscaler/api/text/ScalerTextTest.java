package io.generalscaler.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.engine.plan.Budget;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields that the types would pass over, and values that they could not hold. */
class ScalerTextTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final ScalerText READER = new ScalerText(Compiler.installed());
    private static final String METRIC =
            "metric: {type: redis, targetValue: 10, redis: {host: redis, queueName: jobs}}";

    private static Compilation compile(String spec) {
        Document.Read document =
                (Document.Read) Documents.read("spec: {" + spec + "}").getFirst();
        return READER.compile(document.tree(), Context.at(NOW));
    }

    private static List<String> violations(String spec) {
        return ((Compilation.Rejected) compile(spec))
                .violations().stream().map(Violation::sentence).toList();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        "an unknown field is named, with the one that was meant",
                        "targetRef: {name: a}, maxReplica: 5, maxReplicas: 5, " + METRIC,
                        "spec.maxReplica: \"maxReplica\": is not a field; the fields here are targetRef, mode, minReplicas,"
                                + " maxReplicas, pollingIntervalSeconds, metric, metrics, policy, budget, behavior, schedule,"
                                + " fallback, pause, override; did you mean maxReplicas?"),
                arguments(
                        "an unknown field deep inside is found",
                        "targetRef: {name: a}, maxReplicas: 5, metric: {type: redis, targetValue: 1, redis: {host: r, queueName: q, topic: x}}",
                        "spec.metric.redis.topic: \"topic\": is not a field; the fields here are host, port, sentinel,"
                                + " clusterNodes, database, measure, queueName, key, consumerGroup, includePending,"
                                + " scoreUnit, offsetSeconds, authRef, tls"),
                arguments(
                        "a number in quotes is a string",
                        "targetRef: {name: a}, maxReplicas: '5', " + METRIC,
                        "spec.maxReplicas: \"5\": must be an integer, not a string: leave out the quotes"),
                arguments(
                        "a word is no number, with quotes or without",
                        "targetRef: {name: a}, maxReplicas: ten, " + METRIC,
                        "spec.maxReplicas: \"ten\": must be an integer"),
                arguments(
                        "half a replica does not exist",
                        "targetRef: {name: a}, maxReplicas: 5.5, " + METRIC,
                        "spec.maxReplicas: 5.5: must be a whole number"),
                arguments(
                        "a number beyond every bound is refused, not cut",
                        "targetRef: {name: a}, maxReplicas: 4294967297, " + METRIC,
                        "spec.maxReplicas: 4294967297: must be from 1 to 1000000"),
                arguments(
                        "a decimal beyond every bound is refused, not computed with",
                        "targetRef: {name: a}, maxReplicas: 5, metric: {type: redis, targetValue: 1e999999999, redis: {host: r, queueName: q}}",
                        "spec.metric.targetValue: 1E+999999999: must be above 0 and at most 1000000000000000"),
                arguments(
                        "a list where an object belongs is refused once",
                        "targetRef: [a], maxReplicas: 5, " + METRIC,
                        "spec.targetRef: […]: must be an object"),
                arguments(
                        "a text where a list belongs is refused once",
                        "targetRef: {name: a}, maxReplicas: 5, metrics: none",
                        "spec.metrics: \"none\": must be a list"),
                arguments(
                        "a fallback beside a metric that cannot be read has its metric",
                        "targetRef: {name: a}, maxReplicas: 5, metric: none, fallback: {replicas: 2}",
                        "spec.metric: \"none\": must be an object"),
                arguments(
                        "an observed metric beside a schedule that cannot be read needs no other",
                        "targetRef: {name: a}, maxReplicas: 5, schedule: none, policy: {type: slo, slo: {latencyMetric: redis,"
                                + " targetLatencyMs: 5}}, metric: {type: redis, role: Observe, redis: {host: r, queueName: q}}",
                        "spec.schedule: \"none\": must be an object"),
                arguments(
                        "a pattern is for the whole text, the end of a line too",
                        "targetRef: {name: \"a\\n\"}, maxReplicas: 5, " + METRIC,
                        "spec.targetRef.name: \"a\uFFFD\": must be a Kubernetes name: lower-case letters, digits, - and .,"
                                + " starting and ending with a letter or digit"),
                arguments(
                        "items keep their places behind one of the wrong type",
                        "targetRef: {name: a}, maxReplicas: 5, schedule: {rules: [{name: x, replicas: 2, days: [1, Funday]}]}",
                        "spec.schedule.rules[0].days[0]: 1: must be a string"
                                + " | spec.schedule.rules[0].days[1]: \"Funday\": must be Monday, Tuesday, Wednesday, Thursday,"
                                + " Friday, Saturday, Sunday; did you mean Sunday?"),
                arguments(
                        "true in quotes is a string",
                        "targetRef: {name: a}, maxReplicas: 5, metric: {type: redis, targetValue: 1, emptyIsZero: 'true', redis: {host: r, queueName: q}}",
                        "spec.metric.emptyIsZero: \"true\": must be true or false, not a string: leave out the quotes"));
    }

    @ParameterizedTest(name = "{0} at {1} is {2}")
    @CsvSource({
        "scaleTargetRef, '', did you mean targetRef?",
        "minReplicaCount, '', did you mean minReplicas?",
        "maxReplicaCount, '', did you mean maxReplicas?",
        "pollingInterval, '', did you mean pollingIntervalSeconds?",
        "triggers, '', did you mean metrics?",
        "advanced, '', did you mean behavior?",
        "cooldownPeriod, '', what it says stands in spec.behavior.scaleDown.cooldownSeconds here",
        "stabilizationWindow, behavior.scaleUp, did you mean stabilizationWindowSeconds?",
        "stabilizationWindow, behavior.scaleDown, did you mean stabilizationWindowSeconds?",
        "stabilizationWindowSeconds, behavior, 'the fields here are scaleUp, scaleDown, onForeignChange'",
        "cooldown, behavior.scaleDown, did you mean cooldownSeconds?",
        "threshold, metric, did you mean targetValue?",
        "metricName, metric, did you mean name?",
        "metricType, metric, did you mean targetType?",
        "listName, metric.redis, did you mean queueName?",
        "databaseIndex, metric.redis, did you mean database?",
        "failureThreshold, fallback, did you mean afterFailures?",
        "start, schedule, 'what it says stands in spec.schedule.rules[].timeStart here'"
    })
    void namesWhatOthersCallOtherwise(String word, String at, String says) {
        String spec = "{" + word + ": 1}";
        for (String field :
                at.isEmpty() ? List.<String>of() : List.of(at.split("\\.")).reversed()) {
            spec = "{" + field + ": " + spec + "}";
        }

        assertThat(violations(spec.substring(1, spec.length() - 1)))
                .anySatisfy(it -> assertThat(it)
                        .contains("\"" + word + "\": is not a field")
                        .endsWith(says));
    }

    @ParameterizedTest(name = "{0} is a scaler: {1}")
    @CsvSource({
        "autoscaling.generalscaler.io/v1alpha1, true",
        "autoscaling.generalscaler.io/v1, true",
        "autoscaling.generalscaler.io, true",
        "generalscaler.io/v1, true",
        "v1alpha1, true",
        "'', true",
        "example.com/v1, false",
        "notgeneralscaler.io/v1, false"
    })
    void aScalerOfAnyVersionIsOne(String version, boolean is) {
        assertThat(ScalerText.isScaler(JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", "GeneralScaler")
                        .put("apiVersion", version)))
                .isEqualTo(is);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String rule, String spec, String expected) {
        assertThat(violations(spec)).containsExactly(expected.split(" \\| ", -1));
    }

    @Test
    void aSpecThatIsMissingOrNoObjectIsRefused() {
        assertThat(READER.compile(((Document.Read) Documents.read("kind: x").getFirst()).tree(), Context.at(NOW)))
                .isInstanceOf(Compilation.Rejected.class);
        assertThat(READER.compile(((Document.Read) Documents.read("spec: 5").getFirst()).tree(), Context.at(NOW)))
                .isInstanceOfSatisfying(
                        Compilation.Rejected.class,
                        rejected -> assertThat(rejected.violations())
                                .extracting(Violation::sentence)
                                .containsExactly("spec: 5: must be an object"));
    }

    @Test
    void nullIsTheSameAsNothing() {
        assertThat(compile("targetRef: {name: a}, maxReplicas: 5, minReplicas: null, metrics: ~, " + METRIC))
                .isInstanceOf(Compilation.Accepted.class);
    }

    @Test
    void decimalsArriveAsTheyAreWritten() {
        Compilation compilation = compile("targetRef: {name: a}, maxReplicas: 5, " + METRIC
                + ", budget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05}");

        Budget budget = ((Compilation.Accepted) compilation)
                .scaler()
                .plan()
                .limits()
                .budget()
                .orElseThrow();
        assertThat(budget.costPerPodPerHour()).isEqualByComparingTo(new BigDecimal("0.05"));
    }
}
