package io.generalscaler.controller.loop;

import io.generalscaler.api.status.Evaluation;
import io.generalscaler.api.status.Unwritten;
import io.generalscaler.controller.act.Actuator;
import io.generalscaler.controller.act.ScaleResult;
import io.generalscaler.controller.observe.cluster.Freezes;
import io.generalscaler.controller.observe.cluster.Lookup;
import io.generalscaler.controller.observe.cluster.Rivals;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.Target;
import io.generalscaler.controller.observe.cluster.Workloads;
import io.generalscaler.controller.observe.pods.StuckPods;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.MetricReader;
import io.generalscaler.controller.report.EvaluationListener;
import io.generalscaler.controller.report.ScalerEvaluation;
import io.generalscaler.engine.Engine;
import io.generalscaler.engine.Rhythm;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.model.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One evaluation to one scaler. {@link #evaluateOnce} is the whole controller in one method: read it first.
 *
 * <p>Whatever cannot be known leaves the workload as it is: a metric that cannot be read is missing, a workload that cannot be looked up
 * is not decided on, and a write that meets a change is decided anew.
 */
public final class Reconciler {

    /** The longest that an evaluation waits for metrics. */
    static final Duration LONGEST_DEADLINE = Duration.ofSeconds(5);

    /** The shortest, whatever the interval: a first connection takes its time. */
    static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(2);

    /** When the API server cannot say what is there, or others keep writing, an evaluation is repeated this soon. */
    static final Duration SOON = Duration.ofSeconds(2);

    private static final int ATTEMPTS = 3;

    private final Workloads workloads;
    private final Rivals rivals;
    private final Freezes freezes;
    private final StuckPods pods;
    private final MetricReader metrics;
    private final Actuator actuator;
    private final EvaluationListener listener;
    private final InstantSource clock;

    /**
     * The stages, wired.
     *
     * @param workloads finds workloads
     * @param rivals who else scales them
     * @param freezes what forbids that sizes are written
     * @param pods whether they follow
     * @param metrics reads metrics
     * @param actuator changes sizes
     * @param listener hears of every evaluation
     * @param clock the present
     */
    public Reconciler(
            Workloads workloads,
            Rivals rivals,
            Freezes freezes,
            StuckPods pods,
            MetricReader metrics,
            Actuator actuator,
            EvaluationListener listener,
            InstantSource clock) {
        this.workloads = workloads;
        this.rivals = rivals;
        this.freezes = freezes;
        this.pods = pods;
        this.metrics = metrics;
        this.actuator = actuator;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Observes, decides, acts and reports. Where that fails again and again, what is remembered is dropped, in case it is why.
     *
     * @return when to come back
     */
    Instant evaluate(Scaler scaler, ScalerMemory memory) throws InterruptedException {
        try {
            Instant next = evaluateOnce(scaler, memory);
            memory.succeeded();
            return next;
        } catch (RuntimeException e) {
            if (memory.failed(clock.instant())) {
                listener.historyDropped(scaler);
            }
            throw e;
        }
    }

    private Instant evaluateOnce(Scaler scaler, ScalerMemory memory) throws InterruptedException {
        if (!(scaler.spec() instanceof Scaler.Working spec)) {
            return refuse(scaler, memory, Optional.empty(), Reason.InvalidSpec, whyBroken(scaler));
        }
        Target target;
        switch (workloads.target(spec)) {
            case Lookup.Unknown _ -> {
                return clock.instant().plus(SOON);
            }
            case Lookup.Absent(String why) -> {
                rivals.letGo(scaler);
                return refuse(scaler, memory, Optional.empty(), Reason.TargetNotFound, why);
            }
            case Lookup.Unreadable(String why, boolean _) -> {
                return refuse(scaler, memory, Optional.empty(), Reason.FailedGetScale, why);
            }
            case Lookup.Sizeless sizeless -> {
                return giveSize(scaler, spec, memory, sizeless);
            }
            case Lookup.Found(Target found) -> target = found;
        }
        Optional<String> rival = rivals.yieldOrHold(spec, clock.instant());
        if (rival.isPresent()) {
            return refuse(scaler, memory, Optional.of(target), Reason.TargetConflict, rival.get());
        }
        memory.meet(target.identity());
        memory.settle(target.replicas());
        Map<String, Answer> answers = memory.judged(spec.compiled().metrics(), read(spec), clock.instant());

        for (int attempt = 1; ; attempt++) {
            Snapshot snapshot = snapshot(spec, target, answers, memory);
            Trace trace = Engine.decide(snapshot);
            // Before a first connection stands there is nothing to warn of: once, it is looked at again before anybody
            // is told.
            if (memory.isFirst() && Answer.areUnconnected(answers) && trace.decision() instanceof Decision.Hold) {
                return clock.instant().plus(SOON);
            }
            ScaleResult result = act(target, trace);
            memory.remember(Engine.remember(snapshot, trace, ScaleOutcome.of(result)));
            if (result instanceof ScaleResult.Conflict && attempt < ATTEMPTS) {
                if (!(actuator.current(target) instanceof Lookup.Found(Target changed))) {
                    return clock.instant().plus(SOON);
                }
                target = changed;
                memory.meet(target.identity());
                continue;
            }
            if (result instanceof ScaleResult.Written(Target written)) {
                workloads.wrote(target, written);
                target = written;
            } else if (result instanceof ScaleResult.Unsure) {
                memory.unsure(trace.at(), target.replicas(), trace.desiredReplicas());
            }
            return finish(
                    memory,
                    new ScalerEvaluation(
                            scaler,
                            answers,
                            evaluationOf(
                                    scaler,
                                    Optional.of(target),
                                    trace,
                                    ScaleOutcome.problem(result),
                                    answers,
                                    memory)));
        }
    }

    private Map<String, Answer> read(Scaler.Working spec) throws InterruptedException {
        return metrics.read(
                spec.target().namespace(),
                spec.compiled().target(),
                spec.compiled().metrics(),
                deadline(spec.interval()));
    }

    /**
     * A workload that nobody ever gave a size cannot be decided on. It gets the one that it has, or {@code minReplicas}; people are told, and the
     * next look finds it.
     */
    private Instant giveSize(Scaler scaler, Scaler.Working spec, ScalerMemory memory, Lookup.Sizeless sizeless)
            throws InterruptedException {
        Optional<String> rival = rivals.yieldOrHold(spec, clock.instant());
        if (rival.isPresent()) {
            return refuse(scaler, memory, Optional.empty(), Reason.TargetConflict, rival.get());
        }
        FirstSize size = new FirstSize(actuator);
        boolean mayWrite = FirstSize.mayBeWritten(spec, clock.instant())
                && freezes.in(spec.target().namespace()).isEmpty();
        String done = mayWrite ? size.write(spec, sizeless) : "; set its replicas";
        Instant regular = refuse(scaler, memory, Optional.empty(), Reason.FailedGetScale, sizeless.why() + done);
        Instant soon = clock.instant().plus(SOON);
        return mayWrite && soon.isBefore(regular) ? soon : regular;
    }

    private Instant refuse(Scaler scaler, ScalerMemory memory, Optional<Target> target, Reason reason, String why)
            throws InterruptedException {
        Trace trace = Trace.refused(
                clock.instant(),
                target.map(Target::replicas).orElse(0),
                reason,
                why,
                freezes.in(scaler.key().namespace()));
        return finish(
                memory,
                new ScalerEvaluation(
                        scaler, Map.of(), evaluationOf(scaler, target, trace, Optional.empty(), Map.of(), memory)));
    }

    /** Tells people, and works out when to come back: in the scaler's own rhythm, or earlier where the clock alone decides. */
    private Instant finish(ScalerMemory memory, ScalerEvaluation evaluation) throws InterruptedException {
        memory.reported = listener.evaluated(evaluation, memory.reported);
        Scaler scaler = evaluation.scaler();
        Instant regular =
                atThaw(scaler, Rhythm.of(scaler.uid(), scaler.spec().interval()).after(clock.instant()));
        if (evaluation.trace().decision() instanceof Decision.Refuse
                || !(scaler.spec() instanceof Scaler.Working spec)) {
            return regular;
        }
        memory.next = memory.next.after(evaluation.trace(), scaler.generation());
        return memory.next.at(
                regular,
                evaluation.trace(),
                evaluation.result().history(),
                spec.compiled().plan().behavior());
    }

    /** The time given, or when a freeze has ended before it: not all at the same instant. */
    private Instant atThaw(Scaler scaler, Instant regular) {
        return freezes.in(scaler.key().namespace())
                .map(freeze -> Rhythm.soonest(scaler.uid()).after(freeze.until()))
                .filter(thawed -> thawed.isBefore(regular))
                .orElse(regular);
    }

    private Evaluation evaluationOf(
            Scaler scaler,
            Optional<Target> target,
            Trace trace,
            Optional<Unwritten> problem,
            Map<String, Answer> answers,
            ScalerMemory memory)
            throws InterruptedException {
        return new Evaluation(
                scaler.generation(),
                trace,
                problem,
                memory.restart,
                target.map(this::stateOf),
                rivals.heldBy(scaler),
                Answer.missing(answers),
                target.isPresent() ? pods.look(target.get()) : Optional.empty());
    }

    private Snapshot snapshot(Scaler.Working spec, Target target, Map<String, Answer> answers, ScalerMemory memory) {
        Instant now = clock.instant();
        Map<String, Reading> readings = HashMap.newHashMap(answers.size());
        answers.forEach((name, answer) -> readings.put(name, answer.reading(now)));
        return new Snapshot(now, stateOf(target), readings, spec.compiled().plan(), memory.history());
    }

    private TargetState stateOf(Target target) {
        return new TargetState(
                target.replicas(),
                target.readyReplicas(),
                target.hand(),
                freezes.in(target.key().namespace()));
    }

    private ScaleResult act(Target target, Trace trace) throws InterruptedException {
        return switch (trace.decision()) {
            case Decision.Scale scale -> actuator.write(target, scale.to());
            case Decision.Hold _, Decision.Refuse _ -> new ScaleResult.Nothing();
        };
    }

    private static String whyBroken(Scaler scaler) {
        return scaler.spec() instanceof Scaler.Broken(String why) ? why : "";
    }

    private static Duration deadline(Duration interval) {
        if (interval.compareTo(SHORTEST_DEADLINE) < 0) {
            return SHORTEST_DEADLINE;
        }
        return interval.compareTo(LONGEST_DEADLINE) > 0 ? LONGEST_DEADLINE : interval;
    }
}
