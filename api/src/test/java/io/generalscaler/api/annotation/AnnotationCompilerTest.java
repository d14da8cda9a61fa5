package io.generalscaler.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.prometheus.PrometheusEndpoint;
import io.generalscaler.api.source.prometheus.PrometheusQuestion;
import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.api.source.redis.RedisQuestion;
import io.generalscaler.api.v1alpha1.TargetRef;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.Mode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnnotationCompilerTest {
    private static final String BEGINNINGS = "http:, https:, prometheus:, rabbitmq:, rabbitmqs:, redis: or rediss:";
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final TargetRef TARGET = new TargetRef("apps/v1", "Deployment", "mailer");
    private static final String GOOD =
            "enabled=true, max-replicas=6, metric=redis://redis:6379/outgoing-mail, target-value=20";
    private static final AnnotationCompiler COMPILER = new AnnotationCompiler(Compiler.installed());
    private static final Context CONTEXT = new Context(NOW, Optional.of("http://prometheus:9090"));

    private static Map<String, String> annotations(String text) {
        Map<String, String> annotations = new LinkedHashMap<>();
        for (String entry : text.split(", ", -1)) {
            int equals = entry.indexOf('=');
            annotations.put(Key.PREFIX + entry.substring(0, equals), entry.substring(equals + 1));
        }
        return annotations;
    }

    private static AnnotatedScaler compile(String text) {
        return COMPILER.compile(TARGET, annotations(text), CONTEXT);
    }

    private static AnnotatedScaler.On on(String text) {
        return switch (compile(text)) {
            case AnnotatedScaler.On on -> on;
            case AnnotatedScaler.Rejected rejected -> throw new AssertionError(rejected.violations());
            case AnnotatedScaler.None none -> throw new AssertionError(none);
            case AnnotatedScaler.Off off -> throw new AssertionError(off);
        };
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        "a misspelt key is named, with the one that was meant",
                        GOOD + ", max-replcas=7",
                        "[autoscaling.generalscaler.io/max-replcas]: \"max-replcas\": is not an annotation of ours; there are"
                                + " enabled, mode, min-replicas, max-replicas, metric, target-value, policy,"
                                + " max-monthly-cost, cost-per-pod-per-hour, cooldown-seconds; did you mean max-replicas?"),
                arguments(
                        "enabled must be said",
                        "max-replicas=6, metric=redis://redis/mail, target-value=20",
                        "[autoscaling.generalscaler.io/enabled]: is required: true, or false to keep the other annotations"
                                + " switched off"),
                arguments(
                        "a text is not longer than it can be, white space included",
                        GOOD.replace("enabled=true", "enabled=false" + " ".repeat(60)),
                        "[autoscaling.generalscaler.io/enabled]: \"false" + " ".repeat(60)
                                + "\": must have at most 64 characters"),
                arguments(
                        "enabled is true or false",
                        GOOD.replace("enabled=true", "enabled=yes"),
                        "[autoscaling.generalscaler.io/enabled]: \"yes\": must be true or false"),
                arguments(
                        "a number of replicas is whole",
                        GOOD.replace("=6,", "=six,"),
                        "[autoscaling.generalscaler.io/max-replicas]: \"six\": must be an integer"),
                arguments(
                        "a bound is the same as in a GeneralScaler",
                        GOOD.replace("=6,", "=0,"),
                        "[autoscaling.generalscaler.io/min-replicas]: 1: must not be above maxReplicas, which is 0"
                                + " | [autoscaling.generalscaler.io/max-replicas]: 0: must be from 1 to 1000000"),
                arguments(
                        "the target is above zero",
                        GOOD.replace("=20", "=-20"),
                        "[autoscaling.generalscaler.io/target-value]: -20: must be above 0 and at most 1000000000000000"),
                arguments(
                        "max-replicas and target-value are required",
                        "enabled=true, metric=redis://redis/mail",
                        "[autoscaling.generalscaler.io/max-replicas]: is required: The most replicas, whatever the metrics ask"
                                + " for. | [autoscaling.generalscaler.io/target-value]: is required: what the value should be,"
                                + " above 0"),
                arguments(
                        "a metric is required, and its target",
                        "enabled=true, max-replicas=6",
                        "[autoscaling.generalscaler.io/metric]: is required: where the metric is read, in one line that begins with "
                                + BEGINNINGS
                                + " | [autoscaling.generalscaler.io/target-value]: is required: what the value should be,"
                                + " above 0"),
                arguments(
                        "a refused metric does not hide a refused target",
                        GOOD.replace("redis://", "ftp://").replace("=20", "=-20"),
                        "[autoscaling.generalscaler.io/metric]: \"ftp://redis:6379/outgoing-mail\": must begin with "
                                + BEGINNINGS
                                + " | [autoscaling.generalscaler.io/target-value]: -20: must be above 0 and at most"
                                + " 1000000000000000"),
                arguments(
                        "a metric's scheme is known",
                        GOOD.replace("redis://", "rediz://"),
                        "[autoscaling.generalscaler.io/metric]: \"rediz://redis:6379/outgoing-mail\": must begin with "
                                + BEGINNINGS + "; did you mean redis://host:port/key?"),
                arguments(
                        "a Redis key is required",
                        GOOD.replace("/outgoing-mail", "/"),
                        "[autoscaling.generalscaler.io/metric]: \"redis://redis:6379/\": must be redis://host:port/key, where key"
                                + " is the list whose length counts"),
                arguments(
                        "a password has no place in an annotation, and is not repeated",
                        GOOD.replace("redis://", "redis://user:s3cret@"),
                        "[autoscaling.generalscaler.io/metric]: has a login in its address; a password belongs into a Secret,"
                                + " which a GeneralScaler names in redis.authRef"),
                arguments(
                        "a query is required",
                        GOOD.replace("redis://redis:6379/outgoing-mail", "prometheus:"),
                        "[autoscaling.generalscaler.io/metric]: \"\": must not be empty"),
                arguments(
                        "an slo does not fit into annotations",
                        GOOD + ", policy=slo",
                        "[autoscaling.generalscaler.io/policy]: \"slo\": must be simple or costAware; an slo needs a GeneralScaler"
                                + " of its own"),
                arguments(
                        "costAware needs both amounts",
                        GOOD + ", policy=costAware, max-monthly-cost=500",
                        "[autoscaling.generalscaler.io/cost-per-pod-per-hour]: is required: maxMonthlyCost and"
                                + " costPerPodPerHour go together"),
                arguments(
                        "a budget pays for min-replicas",
                        GOOD + ", min-replicas=5, max-monthly-cost=100, cost-per-pod-per-hour=0.05",
                        "[autoscaling.generalscaler.io/max-monthly-cost]: 100: cannot pay for minReplicas: 5 × 0.05 × 730 h ="
                                + " 182.5 a month; it affords 2"),
                arguments(
                        "a mode is known",
                        GOOD + ", mode=apply",
                        "[autoscaling.generalscaler.io/mode]: \"apply\": must be Apply, Recommend; did you mean Apply?"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String rule, String annotations, String expected) {
        assertThat(compile(annotations))
                .isInstanceOfSatisfying(
                        AnnotatedScaler.Rejected.class,
                        rejected -> assertThat(rejected.violations().stream()
                                        .map(Violation::sentence)
                                        .map(sentence -> sentence.replace("metadata.annotations", ""))
                                        .toList())
                                .containsExactly(expected.split(" \\| ", -1)));
    }

    @Test
    void annotationsOfOthersAreNotOurs() {
        assertThat(COMPILER.compile(TARGET, Map.of("example.com/enabled", "true"), CONTEXT))
                .isEqualTo(new AnnotatedScaler.None());
    }

    @Test
    void switchedOffTheyAreStillJudged() {
        assertThat(compile(GOOD.replace("enabled=true", "enabled=false"))).isInstanceOf(AnnotatedScaler.Off.class);
        assertThat(compile(GOOD.replace("enabled=true", "enabled=false") + ", min-replicas=x"))
                .isInstanceOf(AnnotatedScaler.Rejected.class);
    }

    @Test
    void aRedisAddressBecomesAListsLength() {
        assertThat(on(GOOD).compiled().metrics().getFirst().query())
                .isEqualTo(new MetricQuery(
                        new RedisEndpoint("redis", 6379, 0, Optional.empty(), Optional.empty()),
                        RedisQuestion.list("outgoing-mail")));
        assertThat(on(GOOD.replace("redis://redis:6379", "rediss://[::1]:7000"))
                        .compiled()
                        .metrics()
                        .getFirst()
                        .query())
                .isEqualTo(new MetricQuery(
                        new RedisEndpoint(
                                "::1",
                                7000,
                                0,
                                Optional.empty(),
                                Optional.of(new Tls(Optional.empty(), Optional.empty()))),
                        RedisQuestion.list("outgoing-mail")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "redis://redis:6379/0/jobs, 0, jobs",
        "redis://redis:6379/12/jobs, 12, jobs",
        "redis://redis/1/a/b, 1, a/b",
        "redis://redis/a/1/b, 0, a/1/b",
        "redis://redis/12%2Fjobs, 0, 12/jobs",
        "redis://redis/0/12, 0, 12",
        "redis://redis/%7Bmail%7D:jobs, 0, {mail}:jobs"
    })
    void aNumberBeforeTheKeyIsTheDatabase(String address, int database, String key) {
        assertThat(on(GOOD.replace("redis://redis:6379/outgoing-mail", address))
                        .compiled()
                        .metrics()
                        .getFirst()
                        .query())
                .isEqualTo(new MetricQuery(
                        new RedisEndpoint("redis", 6379, database, Optional.empty(), Optional.empty()),
                        RedisQuestion.list(key)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            redis://redis/5            | redis://host:port/0/5 for the list 5 of database 0, or redis://host:port/5/key for a list of database 5
            redis://redis/5/           | redis://host:port/0/5 for the list 5 of database 0
            redis://redis/99999/jobs   | 99999: must be from 0 to 65535
            redis://redis/{mail}:jobs  | write %7B for { and %7D for }
            redis://redis/a b          | write %20 for
            redis://redis/a#b          | write %23 for #
            redis://redis/jobs?db=3    | the database is written before the key (redis://host:port/2/key), and ? in a key as %3F
            redis://256.1.1.1/jobs     | must be redis://host:port/key
            redis://10.0.0.1:1:2/jobs  | must be redis://host:port/key
            """)
    void saysHowToWriteTheAddress(String address, String advice) {
        assertThat(compile(GOOD.replace("redis://redis:6379/outgoing-mail", address)))
                .isInstanceOfSatisfying(
                        AnnotatedScaler.Rejected.class,
                        rejected -> assertThat(rejected.violations())
                                .singleElement()
                                .satisfies(violation -> assertThat(violation.sentence())
                                        .startsWith("metadata.annotations[autoscaling.generalscaler.io/metric]: ")
                                        .contains(advice)));
    }

    @Test
    void aQueryAsksTheOperatorsServer() {
        String annotations = GOOD.replace("redis://redis:6379/outgoing-mail", "prometheus:sum(rate(mail_total[1m]))");

        assertThat(on(annotations).compiled().metrics().getFirst().query())
                .isEqualTo(new MetricQuery(
                        new PrometheusEndpoint(
                                URI.create("http://prometheus:9090"), Optional.empty(), Optional.empty()),
                        new PrometheusQuestion("sum(rate(mail_total[1m]))")));
        assertThat(new AnnotationCompiler(Compiler.installed())
                        .compile(TARGET, annotations(annotations), Context.at(NOW)))
                .isInstanceOfSatisfying(
                        AnnotatedScaler.Rejected.class,
                        rejected -> assertThat(rejected.violations().getFirst().message())
                                .startsWith("needs a server"));
    }

    @Test
    void everyAnnotationHasItsPlace() {
        AnnotatedScaler.On on = on(GOOD
                + ", min-replicas=2, mode=Recommend, policy=costAware, max-monthly-cost=500, cost-per-pod-per-hour=0.05,"
                        .strip()
                + " cooldown-seconds=5");

        assertThat(on.compiled().plan().limits().minReplicas()).isEqualTo(2);
        assertThat(on.compiled().plan().controls().mode()).isEqualTo(Mode.RECOMMEND);
        assertThat(on.compiled().plan().limits().demandBudget())
                .hasValueSatisfying(
                        budget -> assertThat(budget.affordableReplicas()).isEqualTo(13));
        DirectionRules down = on.compiled().plan().behavior().down();
        assertThat(down.cooldown()).isEqualTo(Duration.ofSeconds(5));
        assertThat(down.stabilizationWindow()).isEqualTo(Duration.ZERO);
        assertThat(down.tolerance()).isEqualByComparingTo(new BigDecimal("0.1"));
        assertThat(on.warnings()).isEqualTo(List.<Warning>of());
    }

    @Test
    void withoutCostAwareTheAmountsAreABudget() {
        AnnotatedScaler.On on = on(GOOD + ", max-monthly-cost=500, cost-per-pod-per-hour=0.05");

        assertThat(on.compiled().plan().limits().budget().orElseThrow().affordableReplicas())
                .isEqualTo(13);
    }
}
