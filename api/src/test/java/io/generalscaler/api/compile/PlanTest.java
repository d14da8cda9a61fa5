package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.QUEUE;
import static io.generalscaler.api.compile.Specs.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.prometheus.PrometheusEndpoint;
import io.generalscaler.api.source.prometheus.PrometheusQuestion;
import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.api.source.redis.RedisQuestion;
import io.generalscaler.engine.plan.Budget;
import io.generalscaler.engine.plan.BudgetPeriod;
import io.generalscaler.engine.plan.BurnAlert;
import io.generalscaler.engine.plan.Controls;
import io.generalscaler.engine.plan.Effect;
import io.generalscaler.engine.plan.ErrorBudget;
import io.generalscaler.engine.plan.Fallback;
import io.generalscaler.engine.plan.FallbackBehavior;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.MetricTarget;
import io.generalscaler.engine.plan.Mode;
import io.generalscaler.engine.plan.Objective;
import io.generalscaler.engine.plan.Pause;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.ReplicaOverride;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.Rounding;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.plan.TargetType;
import io.generalscaler.engine.plan.Threshold;
import io.generalscaler.engine.plan.When;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each part of a spec becomes. */
class PlanTest {
    private static Plan plan(String yaml) {
        return accepted(yaml).plan();
    }

    @Test
    void aMetricWithEverything() {
        MetricPlan metric = plan(BASE + """
                metric: {name: q, type: redis, targetValue: 2.5, targetType: Value, activationValue: 3, staleAfterSeconds: 90,
                  emptyIsZero: true, redis: {host: r, queueName: k}}
                """).metrics().getFirst();

        assertThat(metric)
                .isEqualTo(new MetricPlan(
                        "q",
                        new MetricTarget(TargetType.VALUE, new BigDecimal("2.5")),
                        new BigDecimal(3),
                        Duration.ofSeconds(90),
                        Role.SCALE));
    }

    @Test
    void aTimeMayHaveItsSeconds() {
        String rule =
                "schedule: {defaultReplicas: 2, rules: [{name: r, timeStart: '%s', timeEnd: '%s', replicas: 3}]}\n";

        assertThat(plan(BASE + rule.formatted("09:00:00", "24:00:00")))
                .isEqualTo(plan(BASE + rule.formatted("09:00", "24:00")));
    }

    @Test
    void aMetricWithoutATargetTypeIsAverageExceptUnderAnSlo() {
        String slo = "policy: {type: slo, slo: {latencyMetric: queue, targetLatencyMs: 200}}";

        assertThat(plan(QUEUE).metrics().getFirst().target().type()).isEqualTo(TargetType.AVERAGE_VALUE);
        assertThat(plan(QUEUE + slo).metrics().getFirst().target().type()).isEqualTo(TargetType.VALUE);
    }

    @Test
    void anObservedMetricTakesItsTargetFromThePolicy() {
        Plan plan = plan(BASE + """
                metrics:
                - {name: q, type: redis, targetValue: 1, redis: {host: r, queueName: k}}
                - {name: latency, type: redis, role: Observe, redis: {host: r, queueName: l}}
                - {name: errors, type: redis, role: Observe, redis: {host: r, queueName: e}}
                policy: {type: slo, slo: {latencyMetric: latency, targetLatencyMs: 200, errorRateMetric: errors, targetErrorRate: 0.01}}
                """);

        assertThat(plan.metrics()).extracting(MetricPlan::role).containsExactly(Role.SCALE, Role.OBSERVE, Role.OBSERVE);
        assertThat(plan.metrics())
                .extracting(metric -> metric.target().value().toPlainString())
                .containsExactly("1", "200", "0.01");
        assertThat(plan.objective())
                .contains(new Objective(
                        Optional.of(new Threshold("latency", new BigDecimal(200))),
                        Optional.of(new Threshold("errors", new BigDecimal("0.01"))),
                        Optional.empty()));
    }

    @Test
    void anObjectiveBecomesAnErrorBudget() {
        String objective = "policy: {type: slo, slo: {errorRateMetric: queue, objective: 0.999%s}}";
        ErrorBudget standard = plan(QUEUE + objective.formatted(""))
                .objective()
                .flatMap(Objective::errorBudget)
                .orElseThrow();

        assertThat(standard.window()).isEqualTo(Duration.ofDays(30));
        assertThat(standard.alerts())
                .extracting(alert -> alert.name() + " "
                        + alert.burnRate().stripTrailingZeros().toPlainString() + " "
                        + alert.longWindow().toSeconds() + "/"
                        + alert.shortWindow().toSeconds())
                .containsExactly("fast 14.4 3600/300", "slow 6 21600/1800");

        Optional<Objective> own = plan(QUEUE
                        + objective.formatted(
                                ", objectiveDays: 7, burnWindows: [{name: w, burnRate: 2, longSeconds: 600, shortSeconds: 60}]"))
                .objective();
        assertThat(own.flatMap(Objective::errorBudget))
                .contains(new ErrorBudget(
                        "queue",
                        new BigDecimal("0.999"),
                        Duration.ofDays(7),
                        List.of(new BurnAlert("w", Duration.ofMinutes(10), Duration.ofMinutes(1), new BigDecimal(2)))));
    }

    @Test
    void aThresholdAndAnObjectiveMayStandSideBySide() {
        Objective slo = plan(QUEUE
                        + "policy: {type: slo, slo: {errorRateMetric: queue, targetErrorRate: 0.01, objective: 0.999}}")
                .objective()
                .orElseThrow();

        assertThat(slo.errorRate()).isPresent();
        assertThat(slo.errorBudget()).isPresent();
    }

    @Test
    void costAwareIsABudgetAndARounding() {
        Budget budget = new Budget(new BigDecimal(500), new BigDecimal("0.05"), BudgetPeriod.RATE);

        Plan own = plan(QUEUE + "policy: {type: costAware, costAware: {maxMonthlyCost: 500, costPerPodPerHour: 0.05}}");
        assertThat(own.limits().demandBudget()).contains(budget);
        assertThat(own.limits().budget()).isEmpty();
        assertThat(own.metrics()).extracting(it -> it.target().rounding()).containsOnly(Rounding.UP);
        Plan beside = plan(QUEUE + "policy: {type: costAware, costAware: {preferredScaleDirection: down}}\n"
                + "budget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05}");
        assertThat(beside.limits().demandBudget()).contains(budget);
        assertThat(beside.limits().budget()).contains(budget);
        assertThat(beside.metrics()).extracting(it -> it.target().rounding()).containsOnly(Rounding.DOWN);
    }

    @Test
    void aBudgetMayBeMonthly() {
        assertThat(plan(QUEUE + "budget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05, period: Month}")
                        .limits()
                        .budget())
                .contains(new Budget(new BigDecimal(500), new BigDecimal("0.05"), BudgetPeriod.MONTH));
    }

    @Test
    void aScheduleWithEverything() {
        var schedule = plan(QUEUE + """
                schedule:
                  timezone: Europe/Berlin
                  defaultReplicas: 3
                  rules:
                  - {name: Business hours, days: [Monday, Friday], timeStart: "09:00", timeEnd: "17:00", priority: 10, replicas: 10}
                  - {name: Black Friday, dates: ["2026-11-27"], priority: 100, minReplicas: 15}
                  - {name: Night, timeStart: "22:00", timeEnd: "24:00", timezone: Asia/Tokyo, maxReplicas: 5}
                """).controls().schedule().orElseThrow();

        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(schedule.defaultReplicas()).isEqualTo(OptionalInt.of(3));
        assertThat(schedule.rules())
                .containsExactly(
                        new ScheduleRule(
                                "Business hours",
                                new When(
                                        berlin,
                                        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                        Set.of(),
                                        LocalTime.of(9, 0),
                                        LocalTime.of(17, 0)),
                                10,
                                new Effect.Pin(10)),
                        new ScheduleRule(
                                "Black Friday",
                                new When(
                                        berlin,
                                        Set.of(),
                                        Set.of(LocalDate.of(2026, 11, 27)),
                                        LocalTime.MIDNIGHT,
                                        LocalTime.MIDNIGHT),
                                100,
                                new Effect.Range(OptionalInt.of(15), OptionalInt.empty())),
                        new ScheduleRule(
                                "Night",
                                new When(
                                        ZoneId.of("Asia/Tokyo"),
                                        Set.of(),
                                        Set.of(),
                                        LocalTime.of(22, 0),
                                        LocalTime.MIDNIGHT),
                                0,
                                new Effect.Range(OptionalInt.empty(), OptionalInt.of(5))));
    }

    @Test
    void controlsWithEverything() {
        Controls controls = plan(QUEUE + """
                mode: Recommend
                fallback: {afterFailures: 5, behavior: currentReplicasIfLower, replicas: 4}
                pause: {until: "2026-12-01T00:00:00Z", reason: load test}
                override: {replicas: 20, until: "2026-12-01T01:00:00+01:00", reason: launch}
                """).controls();
        Instant end = Instant.parse("2026-12-01T00:00:00Z");

        assertThat(controls)
                .isEqualTo(new Controls(
                        Optional.empty(),
                        Optional.of(new Fallback(5, new FallbackBehavior.CurrentReplicasIfLower(4))),
                        Optional.of(new Pause(Optional.of(end), "load test")),
                        Optional.of(new ReplicaOverride(20, Optional.of(end), "launch")),
                        Mode.RECOMMEND));
    }

    @Test
    void aFallbackWithoutABehaviorIsStaticWhereItHasReplicas() {
        assertThat(plan(QUEUE + "fallback: {replicas: 4}").controls().fallback())
                .contains(new Fallback(3, new FallbackBehavior.Static(4)));
        assertThat(plan(QUEUE + "fallback: {}").controls().fallback())
                .contains(new Fallback(3, new FallbackBehavior.CurrentReplicas()));
    }

    @Test
    void aRedisListWithALogin() {
        assertThat(accepted(BASE + """
                metric: {type: redis, targetValue: 1, redis: {host: "::1", port: 7000, database: 2, queueName: k,
                  authRef: {secretName: s}, tls: {caSecretName: ca, serverName: redis.example}}}
                """).metrics().getFirst().query())
                .isEqualTo(new MetricQuery(
                        new RedisEndpoint(
                                "::1",
                                7000,
                                2,
                                Optional.of(new Login.Password(
                                        new SecretKey("s", "username"), new SecretKey("s", "password"))),
                                Optional.of(new Tls(
                                        Optional.of(new SecretKey("ca", "ca.crt")), Optional.of("redis.example")))),
                        RedisQuestion.list("k")))
                .satisfies(source -> assertThat(source.endpoint().address()).isEqualTo("[::1]:7000"));
    }

    @Test
    void aPrometheusQueryWithALogin() {
        String yaml = BASE
                + "metric: {type: prometheus, targetValue: 1, prometheus: {serverAddress: 'https://p/prefix/', query: up, %s}}";

        assertThat(accepted(yaml.formatted("authRef: {secretName: s}"))
                        .metrics()
                        .getFirst()
                        .query())
                .isEqualTo(new MetricQuery(
                        new PrometheusEndpoint(
                                URI.create("https://p/prefix"),
                                Optional.of(new Login.BearerToken(new SecretKey("s", "token"))),
                                Optional.empty()),
                        new PrometheusQuestion("up")))
                .satisfies(query -> assertThat(query.endpoint().address()).isEqualTo("p:443"));
        assertThat(accepted(yaml.formatted("authRef: {secretName: s, type: Basic, usernameKey: u}"))
                        .metrics()
                        .getFirst()
                        .query())
                .isEqualTo(new MetricQuery(
                        new PrometheusEndpoint(
                                URI.create("https://p/prefix"),
                                Optional.of(
                                        new Login.Password(new SecretKey("s", "u"), new SecretKey("s", "password"))),
                                Optional.empty()),
                        new PrometheusQuestion("up")));
    }
}
