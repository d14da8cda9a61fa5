package io.generalscaler.cli.simulate.model;

import io.generalscaler.cli.simulate.trace.LoadTrace;
import io.generalscaler.engine.Engine;
import io.generalscaler.engine.NextEvaluation;
import io.generalscaler.engine.Rhythm;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.Controls;
import io.generalscaler.engine.plan.Effect;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.Mode;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.SizeLimits;
import io.generalscaler.engine.plan.TargetType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Asks the engine over a trace at the instants at which the controller would, and does what it says.
 *
 * <p>A plan in mode Recommend is run as if it were applied: that is the question. Single use, one thread.
 */
public final class Simulation {
    /** Why a metric is missing whose cell is empty. */
    public static final String EMPTY_CELL = "EmptyCell";

    private static final Reading NOT_RECORDED = new Reading.Missing(EMPTY_CELL);
    private static final Reading NOT_YET = new Reading.Missing("NotYetMeasured");
    /** Beyond this a double no longer counts by one, and is kept as it is. */
    private static final double MOST_EXACT = 1L << 53;

    private static final int LOOKS_PER_PROGRESS = 2048;

    private final LoadTrace trace;
    private final Plan plan;
    private final SimulationSettings settings;
    private final Rhythm rhythm;
    private final Demand demand;
    private final Workload workload;
    private final Timeline timeline;
    private final Tally tally = new Tally();
    private final Figures.Counts counts = new Figures.Counts();
    private History history = History.firstEvaluation();
    private NextEvaluation nextEvaluation = NextEvaluation.UNKNOWN;
    private long nextAt;
    private int arrived = -1;

    /** A simulation of that plan; the trace has a column for each of its metrics. */
    public Simulation(Plan plan, LoadTrace trace, SimulationSettings settings) {
        this.trace = trace;
        this.plan = applied(plan);
        this.settings = settings;
        this.rhythm = Rhythm.through(Instant.ofEpochMilli(trace.start()), settings.interval());
        this.demand = demand(plan, trace, settings.load());
        SizeLimits limits = plan.limits();
        int first = limits.clamp(Math.max(0, demand.needed(limits.minReplicas(), limits.minReplicas())));
        this.workload = new Workload(
                settings.replicas().orElse(first), settings.podStart().toMillis());
        this.timeline =
                new Timeline(plan.metrics().stream().map(MetricPlan::name).toList());
    }

    /** Runs to the end of the trace, telling now and then which share is done. */
    public Result run(DoubleConsumer progress) {
        long now = trace.start();
        long span = trace.end() - now;
        while (now < trace.end()) {
            int cap = look(now);
            long next = Math.min(nextAt, trace.end());
            pass(now, next, cap);
            now = next;
            if (timeline.looks() % LOOKS_PER_PROGRESS == 0) {
                progress.accept((double) (now - trace.start()) / span);
            }
        }
        timeline.endAt(now);
        Optional<BigDecimal> price =
                settings.costPerPodPerHour().or(() -> plan.limits().costPerPodPerHour());
        return new Result(timeline, Figures.of(timeline, tally, counts, price));
    }

    /** One evaluation: decide, note, act. Answers the most replicas that were allowed. */
    private int look(long now) {
        timeline.look(now);
        for (int i = 0; i < demand.metrics().size(); i++) {
            timeline.noteValue(i, demand.value(i, workload.ready()));
        }
        Snapshot snapshot = new Snapshot(
                Instant.ofEpochMilli(now),
                new TargetState(workload.replicas(), workload.ready()),
                readings(now),
                plan,
                history);
        Trace decided = Engine.decide(snapshot);
        history = Engine.remember(snapshot, decided, WriteOutcome.APPLIED);
        nextEvaluation = nextEvaluation.after(decided, 0);
        nextAt = ceilMillis(nextEvaluation.at(rhythm.after(decided.at()), decided, history, plan.behavior()));
        int cap = note(decided);
        counts.add(decided.decision().reason());
        if (decided.decision() instanceof Decision.Scale(int from, int to, var reason)) {
            timeline.act(new Action(now, from, to, reason, decided.summary()));
            workload.scaleTo(to, now);
        }
        return cap;
    }

    private static long ceilMillis(Instant at) {
        return at.plusNanos(999_999).toEpochMilli();
    }

    private int note(Trace decided) {
        SizeLimits limits = plan.limits();
        int floor = limits.minReplicas();
        int cap = limits.maxReplicas();
        String rule = "";
        var active = decided.findings().schedule().flatMap(it -> it.active());
        if (active.isPresent()) {
            rule = active.get().name();
            if (active.get().effect() instanceof Effect.Range(var least, var most)) {
                floor = limits.clamp(Math.max(floor, least.orElse(floor)));
                cap = limits.clamp(Math.min(cap, most.orElse(cap)));
            }
        }
        if (decided.findings().cost().isPresent()) {
            int affordable = decided.findings().cost().get().affordableReplicas();
            cap = Math.max(limits.minReplicas(), Math.min(cap, affordable));
            floor = Math.min(floor, cap);
        }
        timeline.noteSize(Timeline.Size.REPLICAS, workload.replicas());
        timeline.noteSize(Timeline.Size.READY, workload.ready());
        timeline.noteSize(Timeline.Size.NEEDED, demand.needed(workload.replicas(), workload.ready()));
        timeline.noteSize(Timeline.Size.DESIRED, decided.desiredReplicas());
        timeline.noteSize(Timeline.Size.FLOOR, floor);
        timeline.noteSize(Timeline.Size.CAP, cap);
        timeline.noteReason(decided.decision().reason());
        timeline.noteRule(rule);
        return cap;
    }

    /** Lets time pass in spans in which neither the load nor the pods that serve change. */
    private void pass(long from, long to, int cap) {
        long now = from;
        while (now < to) {
            long next = Math.min(Math.min(to, demand.rowEnd()), workload.nextReadyAt());
            int needed = demand.needed(workload.replicas(), workload.ready());
            tally.add(next - now, workload.replicas(), workload.ready(), needed, cap);
            demand.pass(now, next, workload.ready());
            workload.advanceTo(next);
            now = next;
        }
    }

    /** What has arrived by now: the values of the last evaluation that lies at least the delay back. */
    private Map<String, Reading> readings(long now) {
        long until = now - settings.metricDelay().toMillis();
        while (arrived + 1 < timeline.looks() && timeline.millis(arrived + 1) <= until) {
            arrived++;
        }
        Map<String, Reading> readings = HashMap.newHashMap(demand.metrics().size());
        for (int i = 0; i < demand.metrics().size(); i++) {
            readings.put(timeline.metricNames().get(i), arrived < 0 ? NOT_YET : reading(timeline.value(i, arrived)));
        }
        return readings;
    }

    private static Reading reading(double value) {
        if (Double.isNaN(value)) {
            return NOT_RECORDED;
        }
        BigDecimal exact = value == Math.rint(value) && value < MOST_EXACT
                ? BigDecimal.valueOf((long) value)
                : BigDecimal.valueOf(value);
        return new Reading.Fresh(exact, Duration.ZERO);
    }

    private static Plan applied(Plan plan) {
        Controls controls = plan.controls();
        return new Plan(
                plan.metrics(),
                plan.objective(),
                plan.behavior(),
                plan.limits(),
                new Controls(
                        controls.schedule(), controls.fallback(), controls.pause(), controls.override(), Mode.APPLY));
    }

    private static Demand demand(Plan plan, LoadTrace trace, SimulationSettings.Load load) {
        List<Demand.Metric> metrics = new ArrayList<>();
        for (MetricPlan metric : plan.metrics()) {
            metrics.add(new Demand.Metric(metric, trace.columns().indexOf(metric.name()), follows(metric, load)));
        }
        return new Demand(trace, metrics, load instanceof SimulationSettings.Queue queue ? queue.servedPerSecond() : 1);
    }

    private static Demand.Follows follows(MetricPlan metric, SimulationSettings.Load load) {
        return switch (load) {
            case SimulationSettings.Queue(String name, double _)
            when name.equals(metric.name()) -> Demand.Follows.QUEUE;
            case SimulationSettings.Independent(boolean shared) when !shared -> Demand.Follows.RECORDED;
            default -> {
                boolean isRatio = metric.target().type() == TargetType.VALUE
                        && metric.role() == io.generalscaler.engine.plan.Role.SCALE;
                yield isRatio ? Demand.Follows.SHARED : Demand.Follows.RECORDED;
            }
        };
    }
}
