package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.QUEUE;
import static io.generalscaler.api.compile.Specs.accepted;
import static io.generalscaler.api.compile.Specs.violations;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.api.source.redis.RedisQuestion;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.MetricTarget;
import io.generalscaler.engine.plan.Mode;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.TargetType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a spec becomes as a whole. */
class CompilerTest {
    @Test
    void aSmallSpecGetsEveryDefault() {
        CompiledScaler scaler = accepted(QUEUE);

        assertThat(scaler.target()).isEqualTo(new ScaleTarget("apps/v1", "Deployment", "app"));
        assertThat(scaler.pollingInterval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(scaler.metrics())
                .containsExactly(new CompiledMetric(
                        "queue",
                        new MetricQuery(
                                new RedisEndpoint("redis", 6379, 0, Optional.empty(), Optional.empty()),
                                RedisQuestion.list("jobs")),
                        WhenEmpty.ZERO_ONCE_SEEN));
        assertThat(scaler.plan().metrics())
                .containsExactly(new MetricPlan(
                        "queue",
                        new MetricTarget(TargetType.AVERAGE_VALUE, BigDecimal.TEN),
                        BigDecimal.ZERO,
                        Duration.ofSeconds(60),
                        Role.SCALE));
        assertThat(scaler.plan().limits().minReplicas()).isEqualTo(1);
        assertThat(scaler.plan().limits().maxReplicas()).isEqualTo(20);
        assertThat(scaler.plan().objective()).isEmpty();
        assertThat(scaler.plan().controls().mode()).isEqualTo(Mode.APPLY);
    }

    @Test
    void everyViolationIsReportedInTheOrderOfTheFields() {
        assertThat(violations("""
                maxReplicas: 5
                minReplicas: 10
                targetRef: {}
                policy: {type: slo, slo: {latencyMetric: latency, targetLatencyMs: 200}}
                metrics:
                - {name: queue, type: redis, targetValue: -10, redis: {host: redis, queueName: jobs}}
                - {name: queue, type: astrology, targetValue: 1}
                schedule: {timezone: Europe/Berln, rules: [{name: a, replicas: 50}]}
                """))
                .containsExactly(
                        "spec.targetRef.name: is required: Name of the workload.",
                        "spec.minReplicas: 10: must not be above maxReplicas, which is 5",
                        "spec.metrics[0].targetValue: -10: must be above 0 and at most 1000000000000000",
                        "spec.metrics[1].name: \"queue\": is the name of metrics[0] too",
                        "spec.metrics[1].type: \"astrology\": must be a known metric type: http, prometheus, rabbitmq, redis, sql, sqs",
                        "spec.policy.slo.latencyMetric: \"latency\": must be the name of a metric of this scaler;"
                                + " the metrics are queue, queue",
                        "spec.schedule.timezone: \"Europe/Berln\": must be an IANA time zone such as Europe/Berlin or UTC;"
                                + " did you mean Europe/Berlin?",
                        "spec.schedule.rules[0].replicas: 50: must not be above maxReplicas, which is 5");
    }

    @Test
    void noSpecAtAllIsRefused() {
        assertThat(Specs.COMPILER.compile(
                        (io.generalscaler.api.v1alpha1.GeneralScalerSpec) null, Context.at(Specs.NOW)))
                .isInstanceOf(Compilation.Rejected.class);
    }

    @Test
    void aScheduleAloneIsEnough() {
        CompiledScaler scaler = accepted(
                BASE + "schedule: {rules: [{name: day, timeStart: '09:00', timeEnd: '17:00', replicas: 3}]}\n");

        assertThat(scaler.metrics()).isEmpty();
        assertThat(scaler.plan().controls().schedule()).isPresent();
    }
}
