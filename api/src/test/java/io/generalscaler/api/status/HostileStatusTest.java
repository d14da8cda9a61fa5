package io.generalscaler.api.status;

import static io.generalscaler.api.status.Evaluations.NOW;
import static io.generalscaler.api.status.Evaluations.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.generalscaler.api.claim.Hold;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.schema.Bounds;
import io.generalscaler.api.schema.Shape;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.HeldTargetStatus;
import io.generalscaler.api.v1alpha1.MetricStatus;
import io.generalscaler.api.v1alpha1.RestartStatus;
import io.generalscaler.api.v1alpha1.SpendStatus;
import io.generalscaler.api.v1alpha1.StepStatus;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.engine.Engine;
import io.generalscaler.engine.NextEvaluation;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may write a status may write anything into it. No decision fails by that, and the status that comes of it is valid. */
final class HostileStatusTest {
    private static final int STATUSES = 400;
    private static final Shape.Fields SCHEMA = Shapes.of(GeneralScalerStatus.class);

    private static final String[] TIMES = {
        null,
        "",
        "x",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "2026-01-01T00:00:00Z",
        "2026-01-15T10:29:00Z",
        "2026-01-15T10:29:57.123456789Z",
        "2026-01-15T10:30:00Z",
        "9999-12-31T23:59:59Z",
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "2026-01-15T10:30:00+18:00"
    };
    private static final Integer[] WHOLES = {null, Integer.MIN_VALUE, -1, 0, 1, 7, 1_000_000, Integer.MAX_VALUE};
    private static final Long[] LONGS = {null, Long.MIN_VALUE, -1L, 0L, 1L, 3_600L, 31_622_400L, Long.MAX_VALUE};
    private static final BigDecimal[] DECIMALS = {
        null,
        BigDecimal.ONE.negate(),
        BigDecimal.ZERO,
        new BigDecimal("0.001"),
        new BigDecimal("1e308"),
        new BigDecimal("1e999999999"),
        new BigDecimal("1e-999999999"),
        new BigDecimal("-1e2147483647"),
        new BigDecimal("1".repeat(300) + "." + "3".repeat(300))
    };
    private static final String[] MONTHS = {
        null, "", "2026-01", "2025-12", "9999-12", "0000-01", "2026-13", "+999999999-12"
    };
    private static final String[] WORDS = {
        null, "", "Ready", "Scale", "Missing", "ScaledUp", "NoSuchReason", "\ud800", "a\u0000b"
    };

    private static final List<String> PLANS = List.of(
            QUEUE,
            QUEUE + """
                behavior:
                  scaleUp: {stabilizationWindowSeconds: 300, cooldownSeconds: 60, policies: [{type: Percent, value: 1000000, periodSeconds: 1800}]}
                  scaleDown: {stabilizationWindowSeconds: 3600, cooldownSeconds: 3600, policies: [{type: Pods, value: 1000000, periodSeconds: 1800}]}
                fallback: {replicas: 3, afterFailures: 3}
                """,
            QUEUE + "budget: {costPerPodPerHour: 1e9, maxMonthlyCost: 1e12, period: Month}\n",
            QUEUE + "budget: {costPerPodPerHour: 0.000001, maxMonthlyCost: 1, period: Month}\n",
            """
                targetRef: {name: app}
                maxReplicas: 1000000
                minReplicas: 0
                metrics:
                - {name: queue, type: redis, targetValue: 10, redis: {host: r, queueName: q}}
                - {name: errors, type: redis, role: Observe, redis: {host: r, queueName: e}}
                policy: {type: slo, slo: {errorRateMetric: errors, objective: 0.99}}
                """);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2026, 99_991})
    void endsInADecisionAndAValidStatus(long seed) {
        Random random = new Random(seed);
        List<Plan> plans = PLANS.stream().map(Evaluations::plan).toList();
        for (int i = 0; i < STATUSES; i++) {
            GeneralScalerStatus status = status(random);
            Plan plan = plans.get(random.nextInt(plans.size()));
            try {
                live(status, plan, random);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", status " + i + ": " + status, e);
            }
        }
    }

    private static void live(GeneralScalerStatus status, Plan plan, Random random) {
        GeneralScalerStatus stored = status;
        Restart restart = RestartData.read(status, NOW);
        History history = restart.history();
        // What is held is only taken over where it is what the spec names.
        Optional<Hold> hold = HeldTargets.read(status, "shop")
                .filter(it -> it.workload().equals(WorkloadId.deployment("shop", "app")));
        Instant now = NOW;
        for (int round = 0; round < 4; round++) {
            int replicas = one(random, 0, 1, 5, 1_000_000, Integer.MAX_VALUE);
            Map<String, Reading> readings = new HashMap<>();
            for (String name : List.of("queue", "errors")) {
                readings.put(
                        name,
                        random.nextInt(3) == 0
                                ? new Reading.Missing("Timeout")
                                : Reading.of(
                                        one(random, BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("1e308")),
                                        Duration.ZERO));
            }
            Snapshot snapshot = new Snapshot(now, new TargetState(replicas, replicas), readings, plan, history);
            Trace trace = Engine.decide(snapshot);
            history = Engine.remember(snapshot, trace, one(random, WriteOutcome.values()));
            assertThat(NextEvaluation.UNKNOWN.after(trace, 1).at(now.plusSeconds(15), trace, history, plan.behavior()))
                    .isAfterOrEqualTo(now);
            GeneralScalerStatus after = Statuses.after(
                    new Evaluation(
                            1,
                            trace,
                            Optional.empty(),
                            restart.with(history),
                            Optional.of(snapshot.target()),
                            hold,
                            Map.of("queue", "no answer")),
                    stored);
            StatusChange.isNews(stored, after);
            Problems problems = Problems.from("status");
            Bounds.check(SCHEMA, after, problems);
            assertThat(problems.violations()).isEmpty();
            // A condition, and a decision that is the same again, keep their times: not those that make no sense.
            assertThat(after.conditions()).allMatch(each -> Times.isTime(each.lastTransitionTime()));
            assertThat(Times.isTime(after.lastDecision().time())).isTrue();
            stored = after;
            now = now.plusSeconds(15);
        }
    }

    @Test
    void everyNumberListAndTextOfAStatusIsBounded() {
        List<String> open = new ArrayList<>();
        collect("status", SCHEMA, open);
        assertThat(open).isEmpty();
    }

    private static void collect(String path, Shape shape, List<String> open) {
        boolean isOpen = switch (shape) {
            case Shape.Text text -> text.oneOf().isEmpty() && text.maxLength() == Long.MAX_VALUE;
            case Shape.Whole whole ->
                whole.range().min().isEmpty() || whole.range().max().isEmpty();
            case Shape.Decimal decimal ->
                decimal.range().min().isEmpty() || decimal.range().max().isEmpty();
            case Shape.Items items -> {
                collect(path + "[]", items.item(), open);
                yield items.maxItems() == Long.MAX_VALUE;
            }
            case Shape.Entries entries -> {
                collect(path + ".*", entries.value(), open);
                yield entries.maxEntries() == Long.MAX_VALUE;
            }
            case Shape.Fields fields -> {
                fields.fields().forEach(each -> collect(path + "." + each.name(), each.shape(), open));
                yield false;
            }
            case Shape.Flag _, Shape.Anything _ -> false;
        };
        if (isOpen) {
            open.add(path);
        }
    }

    private static GeneralScalerStatus status(Random random) {
        return new GeneralScalerStatus(
                one(random, LONGS),
                items(
                        random,
                        20,
                        () -> new ConditionStatus(
                                one(random, WORDS),
                                one(random, WORDS),
                                one(random, LONGS),
                                one(random, TIMES),
                                one(random, WORDS),
                                null)),
                one(random, WHOLES),
                one(random, WHOLES),
                one(random, WHOLES),
                one(random, DECIMALS),
                one(random, TIMES),
                one(random, WORDS),
                items(
                        random,
                        30,
                        () -> new MetricStatus(
                                one(random, WORDS),
                                one(random, DECIMALS),
                                null,
                                one(random, TIMES),
                                one(random, WORDS),
                                one(random, WORDS),
                                one(random, WORDS))),
                new DecisionStatus(
                        one(random, TIMES),
                        one(random, WHOLES),
                        one(random, WHOLES),
                        one(random, WORDS),
                        one(random, WORDS),
                        null,
                        items(
                                random,
                                80,
                                () -> new StepStatus(
                                        one(random, WORDS),
                                        one(random, WHOLES),
                                        one(random, WHOLES),
                                        one(random, WORDS),
                                        null))),
                null,
                one(random, DECIMALS),
                new SpendStatus(one(random, MONTHS), one(random, LONGS), one(random, DECIMALS), one(random, TIMES)),
                restart(random),
                random.nextBoolean()
                        ? new HeldTargetStatus("apps", "Deployment", "app", one(random, TIMES))
                        : new HeldTargetStatus(
                                one(random, WORDS), one(random, WORDS), one(random, WORDS), one(random, TIMES)));
    }

    /** As a controller writes it, with values that it would not write; now and then something else. */
    private static RestartStatus restart(Random random) {
        String data = switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> "{";
            case 2 -> "[[[[[[[[[[]]]]]]]]]]";
            default -> data(random);
        };
        return one(random, null, new RestartStatus(one(random, 1, 1, 1, 0, null), data), new RestartStatus(1, data));
    }

    private static String data(Random random) {
        List<String> fields = new ArrayList<>();
        if (random.nextBoolean()) {
            fields.add("\"target\": {\"group\": %s, \"kind\": %s, \"name\": %s, \"uid\": %s}"
                    .formatted(any(random), any(random), any(random), any(random)));
        }
        fields.add("\"recommendations\": " + rows(random, 500, 2));
        fields.add("\"changes\": " + rows(random, 500, 2));
        fields.add("\"lastScale\": " + any(random));
        fields.add("\"failures\": "
                + one(random, "{\"queue\": %s, \"m\": %s}".formatted(any(random), any(random)), any(random)));
        fields.add("\"scaledToZero\": " + any(random));
        fields.add("\"lastLook\": " + any(random));
        fields.add("\"spend\": " + one(random, "[" + quoted(random, MONTHS) + ", " + any(random) + "]", any(random)));
        fields.add("\"errorRates\": " + rows(random, 900, 3));
        fields.add("\"size\": {\"left\": %s, \"ours\": %s, \"displaced\": [%s, %s, %s], \"contest\": [%s, %s, %s]}"
                .formatted(
                        any(random),
                        any(random),
                        any(random),
                        any(random),
                        any(random),
                        any(random),
                        any(random),
                        any(random)));
        Collections.shuffle(fields, random);
        return "{" + String.join(", ", fields) + "}";
    }

    private static String rows(Random random, int most, int width) {
        List<String> rows = new ArrayList<>();
        for (int i = random.nextBoolean() ? random.nextInt(4) : random.nextInt(most); i > 0; i--) {
            List<String> row = new ArrayList<>();
            for (int j = 0; j < width; j++) {
                row.add(any(random));
            }
            rows.add("[" + String.join(",", row) + "]");
        }
        return one(random, "[" + String.join(",", rows) + "]", "[" + String.join(",", rows) + "]", any(random));
    }

    /** Any value of JSON; mostly one that means something somewhere. */
    private static String any(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> quoted(random, TIMES);
            case 1 -> quoted(random, WORDS);
            case 2 -> one(random, "[]", "{}", "true", "null", "-0", "1e308", "1e999999999", "1e-999999999", "0.5");
            case 3, 4 -> "\"" + one(random, DECIMALS) + "\"";
            case 5, 6 -> String.valueOf(one(random, LONGS));
            case 7, 8 -> String.valueOf(one(random, WHOLES));
            default -> String.valueOf(NOW.toEpochMilli() - one(random, 0, 1, 15_000, 60_000, 86_400_000));
        };
    }

    private static String quoted(Random random, String... choices) {
        return JsonNodeFactory.instance
                .textNode(String.valueOf(one(random, choices)))
                .toString();
    }

    /** Null, none, or any number of which some are null. */
    private static <T> List<T> items(Random random, int most, Supplier<T> item) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        List<T> items = new ArrayList<>();
        for (int i = random.nextBoolean() ? random.nextInt(4) : random.nextInt(most); i > 0; i--) {
            items.add(random.nextInt(10) == 0 ? null : item.get());
        }
        return items;
    }

    @SafeVarargs
    private static <T> T one(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
