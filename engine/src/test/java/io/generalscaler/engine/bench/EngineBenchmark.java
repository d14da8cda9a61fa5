package io.generalscaler.engine.bench;

import io.generalscaler.engine.Engine;
import io.generalscaler.engine.model.Carried;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.Controls;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.Effect;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.MetricTarget;
import io.generalscaler.engine.plan.Mode;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.Rate;
import io.generalscaler.engine.plan.RatePolicy;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.plan.SelectPolicy;
import io.generalscaler.engine.plan.SizeLimits;
import io.generalscaler.engine.plan.TargetType;
import io.generalscaler.engine.plan.When;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * What one decision costs, with three metrics, a schedule of three rules and HPA's default behaviour: 256 different
 * snapshots in turn, a week of them, so that every stage has something to do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int SNAPSHOTS = 256;
    private static final double MAX_NS = 1_000;
    private static final double MAX_BYTES = 2_048;

    private final Snapshot[] snapshots = snapshots();
    private int next;

    /** The decision alone. */
    @Benchmark
    public Trace decide() {
        return Engine.decide(snapshot());
    }

    /** The decision, its sentence for people, and the history for the next. */
    @Benchmark
    public Object decideTellAndRemember() {
        Snapshot snapshot = snapshot();
        Trace trace = Engine.decide(snapshot);
        return List.of(trace.summary(), Engine.remember(snapshot, trace, WriteOutcome.APPLIED));
    }

    private Snapshot snapshot() {
        next = (next + 1) & (SNAPSHOTS - 1);
        return snapshots[next];
    }

    private static Snapshot[] snapshots() {
        Random random = new Random(1);
        Plan plan = plan();
        Snapshot[] snapshots = new Snapshot[SNAPSHOTS];
        for (int i = 0; i < SNAPSHOTS; i++) {
            Instant now = Instant.parse("2026-11-23T00:00:00Z").plusSeconds(random.nextInt(7 * 24 * 3600));
            int replicas = 1 + random.nextInt(50);
            snapshots[i] = new Snapshot(
                    now,
                    new TargetState(replicas, replicas),
                    Map.of(
                            "queue", fresh(BigDecimal.valueOf(random.nextInt(600))),
                            "rps", fresh(BigDecimal.valueOf(random.nextInt(200_000), 3)),
                            "load", fresh(BigDecimal.valueOf(random.nextDouble(40)))),
                    plan,
                    history(now, replicas, random));
        }
        return snapshots;
    }

    private static Reading fresh(BigDecimal value) {
        return new Reading.Fresh(value, Duration.ofSeconds(2));
    }

    private static History history(Instant now, int replicas, Random random) {
        List<Recommendation> recommendations = random.ints(8, 1, 50)
                .mapToObj(asked -> new Recommendation(now.minusSeconds(random.nextInt(300)), asked))
                .toList();
        return new History(
                Optional.of(recommendations),
                List.of(new ScaleEvent(now.minusSeconds(40), 2), new ScaleEvent(now.minusSeconds(10), -1)),
                Optional.of(now.minusSeconds(10)),
                Map.of(),
                new Carried(
                        false,
                        Optional.of(now.minusSeconds(15)),
                        Optional.empty(),
                        List.of(),
                        Optional.of(LastSize.of(replicas, true))));
    }

    private static Plan plan() {
        DirectionRules up = new DirectionRules(
                OptionalInt.empty(),
                Duration.ZERO,
                Duration.ZERO,
                new BigDecimal("0.1"),
                new Rate(
                        SelectPolicy.MAX,
                        List.of(
                                new RatePolicy(RatePolicy.Kind.PODS, 4, Duration.ofSeconds(15)),
                                new RatePolicy(RatePolicy.Kind.PERCENT, 100, Duration.ofSeconds(15)))));
        DirectionRules down = new DirectionRules(
                OptionalInt.empty(),
                Duration.ZERO,
                Duration.ofSeconds(300),
                new BigDecimal("0.1"),
                new Rate(
                        SelectPolicy.MAX,
                        List.of(new RatePolicy(RatePolicy.Kind.PERCENT, 100, Duration.ofSeconds(15)))));
        return new Plan(
                List.of(
                        metric("queue", TargetType.AVERAGE_VALUE, "10"),
                        metric("rps", TargetType.AVERAGE_VALUE, "4.5"),
                        metric("load", TargetType.VALUE, "17.5")),
                Optional.empty(),
                new Behavior(up, down),
                new SizeLimits(1, 60, Optional.empty()),
                new Controls(
                        Optional.of(schedule()), Optional.empty(), Optional.empty(), Optional.empty(), Mode.APPLY));
    }

    private static MetricPlan metric(String name, TargetType type, String target) {
        return new MetricPlan(
                name,
                new MetricTarget(type, new BigDecimal(target)),
                BigDecimal.ZERO,
                Duration.ofSeconds(60),
                Role.SCALE);
    }

    private static Schedule schedule() {
        Set<DayOfWeek> workdays =
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        return new Schedule(
                OptionalInt.empty(),
                List.of(
                        rule(
                                "Business hours",
                                workdays,
                                Set.of(),
                                "09:00",
                                "17:00",
                                new Effect.Range(OptionalInt.of(5), OptionalInt.empty())),
                        rule(
                                "Night",
                                Set.of(),
                                Set.of(),
                                "22:00",
                                "06:00",
                                new Effect.Range(OptionalInt.empty(), OptionalInt.of(20))),
                        rule(
                                "Black Friday",
                                Set.of(),
                                Set.of(LocalDate.parse("2026-11-27")),
                                "00:00",
                                "00:00",
                                new Effect.Pin(40))));
    }

    private static ScheduleRule rule(
            String name, Set<DayOfWeek> days, Set<LocalDate> dates, String start, String end, Effect effect) {
        return new ScheduleRule(
                name, new When(BERLIN, days, dates, LocalTime.parse(start), LocalTime.parse(end)), 1, effect);
    }

    /**
     * Measures and prints a report; its last line is one JSON line of the figures. Exits with 1 if a budget is exceeded.
     *
     * <p>The time is processor time, the median of forty short runs in two processes, so that a neighbour on the machine does
     * not decide it.
     */
    public static void main(String[] args) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(EngineBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .forks(2)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(20)
                .measurementTime(TimeValue.milliseconds(250))
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-Xms256m", "-Xmx256m")
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        boolean kept = report(results, System.out);
        System.exit(kept ? 0 : 1);
    }

    private static boolean report(Collection<RunResult> results, PrintStream out) {
        Runtime runtime = Runtime.getRuntime();
        out.printf(
                "The engine, three metrics and a schedule; %d processors, %s %s, JDK %s%nmedians of 40 runs: processor time, elapsed time (fastest to slowest), allocation%n%n",
                runtime.availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"));
        double ns = 0;
        double bytes = 0;
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel();
            Statistics elapsed = result.getPrimaryResult().getStatistics();
            double time = median(result, CpuProfiler.LABEL);
            double allocated = median(result, "gc.alloc.rate.norm");
            out.printf(
                    Locale.ROOT,
                    "%-22s %,8.0f ns %,8.0f ns (%,.0f to %,.0f) %,8.0f bytes%n",
                    name,
                    time,
                    elapsed.getPercentile(50),
                    elapsed.getMin(),
                    elapsed.getMax(),
                    allocated);
            if (name.equals("decide")) {
                ns = time;
                bytes = allocated;
            }
        }
        boolean kept = ns <= MAX_NS && bytes <= MAX_BYTES;
        out.printf(
                Locale.ROOT,
                "%nbudget of a decision: %,.0f ns, %,.0f bytes: %s%n",
                MAX_NS,
                MAX_BYTES,
                kept ? "kept" : "EXCEEDED");
        out.printf(
                Locale.ROOT,
                "{\"bench\":\"engine\",\"ns_per_decision\":%.0f,\"bytes_per_decision\":%.0f}%n",
                ns,
                bytes);
        return kept;
    }

    private static double median(RunResult result, String label) {
        return result.getSecondaryResults().get(label).getStatistics().getPercentile(50);
    }
}
