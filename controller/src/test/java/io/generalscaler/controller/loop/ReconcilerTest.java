package io.generalscaler.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.Question;
import io.generalscaler.api.status.Restart;
import io.generalscaler.api.status.SeenMetrics;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.workload.TargetIdentity;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import io.generalscaler.controller.act.Actuator;
import io.generalscaler.controller.act.ScaleResult;
import io.generalscaler.controller.observe.cluster.Freezes;
import io.generalscaler.controller.observe.cluster.Lookup;
import io.generalscaler.controller.observe.cluster.OtherAutoscalers;
import io.generalscaler.controller.observe.cluster.Rivals;
import io.generalscaler.controller.observe.cluster.Rollouts;
import io.generalscaler.controller.observe.cluster.ScalableTarget;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.observe.cluster.Scalers;
import io.generalscaler.controller.observe.cluster.Target;
import io.generalscaler.controller.observe.cluster.Workloads;
import io.generalscaler.controller.observe.pods.StuckPods;
import io.generalscaler.controller.observe.secret.FixedSecrets;
import io.generalscaler.controller.observe.source.MetricReader;
import io.generalscaler.controller.observe.source.MetricSourceOpeners;
import io.generalscaler.controller.observe.source.SourcePool;
import io.generalscaler.controller.report.EvaluationListener;
import io.generalscaler.controller.report.ReportState;
import io.generalscaler.controller.report.ScalerEvaluation;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.ScaleEvent;
import io.generalscaler.kube.write.ResourcePath;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.GuardedAddresses;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** One evaluation, with everything around it made up. */
final class ReconcilerTest {

    private static final WorkloadId KEY = WorkloadId.deployment("default", "worker");

    private final TestClock clock = new TestClock();
    private final List<String> writes = new ArrayList<>();
    private final List<ScalerEvaluation> visits = new ArrayList<>();
    private final Deque<Lookup> live = new ArrayDeque<>();
    private Lookup seen = new Lookup.Found(target(2, "1"));
    private long value = 50;
    private FailureReason failure;
    private Duration measuredAgo = Duration.ZERO;
    private Runnable reporting = () -> {};
    private int dropped;
    private BiFunction<ScalableTarget, Integer, ScaleResult> api =
            (target, replicas) -> new ScaleResult.Written(target.resized(replicas, target.resourceVersion() + "w"));
    private final ScalerMemory memory = new ScalerMemory("uid", Restart.NOTHING, ReportState.NOTHING);
    private final Reconciler reconciler = reconciler();

    @Test
    void writesWhatTheEngineDecides() throws Exception {
        evaluate();
        assertThat(writes).containsExactly("2@1 → 5");
        assertThat(visits.getLast().trace().decision()).isInstanceOf(Decision.Scale.class);
        assertThat(memory.history().scaleEvents()).containsExactly(new ScaleEvent(clock.instant(), 3));
    }

    @Test
    void decidesAgainWhenSomebodyElseWasThereFirst() throws Exception {
        api = (target, replicas) -> target.resourceVersion().equals("1")
                ? new ScaleResult.Conflict()
                : new ScaleResult.Written(target.resized(replicas, "9"));
        live.add(new Lookup.Found(target(8, "2")));
        evaluate();
        assertThat(writes).containsExactly("2@1 → 5", "8@2 → 5");
        assertThat(memory.history().scaleEvents()).containsExactly(new ScaleEvent(clock.instant(), -3));
    }

    @Test
    void leavesAPersonsSizeAloneWhenItIsRightAlready() throws Exception {
        api = (target, replicas) -> new ScaleResult.Conflict();
        live.add(new Lookup.Found(target(5, "2")));
        evaluate();
        assertThat(writes).containsExactly("2@1 → 5");
        assertThat(visits.getLast().trace().decision()).isInstanceOf(Decision.Hold.class);
        assertThat(memory.history().scaleEvents()).isEmpty();
    }

    @Test
    void givesUpAfterSomeConflictsAndCountsNothing() throws Exception {
        api = (target, replicas) -> new ScaleResult.Conflict();
        live.add(new Lookup.Found(target(2, "2")));
        live.add(new Lookup.Found(target(2, "3")));
        evaluate();
        assertThat(writes).hasSize(3);
        assertThat(memory.history().scaleEvents()).isEmpty();
        assertThat(visits.getLast().problem()).isPresent();
    }

    @Test
    void remembersAChangeWhoseAnswerGotLost() throws Exception {
        api = (target, replicas) -> new ScaleResult.Unsure();
        evaluate();
        Instant then = clock.instant();
        assertThat(memory.history().scaleEvents()).isEmpty();
        clock.advance(Duration.ofSeconds(15));
        seen = new Lookup.Found(target(5, "2"));
        evaluate();
        assertThat(memory.history().scaleEvents()).containsExactly(new ScaleEvent(then, 3));
        assertThat(memory.history().lastScale()).contains(then);
    }

    @Test
    void dropsWhatItRemembersAfterTheSecondUnexpectedFailure() throws Exception {
        evaluate();
        assertThat(memory.history().scaleEvents()).isNotEmpty();
        reporting = () -> {
            throw new ArithmeticException("long overflow");
        };
        assertThatThrownBy(this::evaluate).isInstanceOf(ArithmeticException.class);
        assertThat(memory.history().scaleEvents()).isNotEmpty();
        assertThat(dropped).isZero();
        clock.advance(Duration.ofSeconds(30));
        assertThatThrownBy(this::evaluate).isInstanceOf(ArithmeticException.class);
        assertThat(memory.history().scaleEvents()).isEmpty();
        assertThat(memory.history().lastScale()).contains(clock.instant());
        assertThatThrownBy(this::evaluate).isInstanceOf(ArithmeticException.class);
        assertThat(dropped).isEqualTo(1);

        reporting = () -> {};
        evaluate();
        assertThat(visits.getLast().trace().decision()).isNotInstanceOf(Decision.Refuse.class);
    }

    @Test
    void aSingleFailureIsForgottenWithTheNextSuccess() throws Exception {
        for (int i = 0; i < 3; i++) {
            reporting = () -> {
                throw new IllegalStateException();
            };
            assertThatThrownBy(this::evaluate).isInstanceOf(IllegalStateException.class);
            reporting = () -> {};
            evaluate();
        }
        assertThat(dropped).isZero();
    }

    @Test
    void forgetsALostChangeThatDidNotHappen() throws Exception {
        api = (target, replicas) -> new ScaleResult.Unsure();
        evaluate();
        clock.advance(Duration.ofSeconds(15));
        api = (target, replicas) -> new ScaleResult.NotLeading();
        evaluate();
        assertThat(memory.history().scaleEvents()).isEmpty();
    }

    @Test
    void decidesNothingWhileTheClusterCannotSay() throws Exception {
        seen = new Lookup.Unknown("the API server does not answer");
        Instant next = evaluate();
        assertThat(writes).isEmpty();
        assertThat(visits).isEmpty();
        assertThat(next).isEqualTo(clock.instant().plus(Reconciler.SOON));
    }

    @Test
    void saysThatTheWorkloadIsNotThere() throws Exception {
        seen = new Lookup.Absent("Deployment worker does not exist");
        evaluate();
        assertThat(visits.getLast().trace().decision().reason()).isEqualTo(Reason.TargetNotFound);
    }

    @Test
    void saysWhyASpecCannotWork() throws Exception {
        Scaler broken =
                new Scaler(new ScalerKey("default", "worker"), "uid", 1, false, new Scaler.Broken("spec.x: no"));
        reconciler.evaluate(broken, memory);
        assertThat(visits.getLast().trace().decision().reason()).isEqualTo(Reason.InvalidSpec);
        assertThat(visits.getLast().trace().summary()).contains("spec.x: no");
    }

    @Test
    void comesBackInTheScalersOwnRhythm() throws Exception {
        Instant first = evaluate();
        assertThat(first)
                .isAfter(clock.instant())
                .isBeforeOrEqualTo(clock.instant().plusSeconds(15));
        clock.advance(Duration.between(clock.instant(), first));
        assertThat(evaluate()).isEqualTo(first.plusSeconds(15));
    }

    @Test
    void comesBackWhenThePauseEnds() throws Exception {
        Instant end = clock.instant().plusSeconds(7);
        Scaler paused = scaler("pause: {until: \"" + end + "\"}\npollingIntervalSeconds: 3600");
        assertThat(reconciler.evaluate(paused, memory)).isEqualTo(end);
        assertThat(writes).isEmpty();
    }

    @Test
    void comesBackForTheScheduleAlsoAfterItsWorkloadWasMissing() throws Exception {
        Scaler scheduled = scaler("""
                pollingIntervalSeconds: 3600
                schedule: {rules: [{name: day, timeStart: "10:40", timeEnd: "12:00", minReplicas: 7}]}
                """);
        Lookup there = seen;
        seen = new Lookup.Absent("Deployment worker does not exist");
        reconciler.evaluate(scheduled, memory);
        seen = there;
        assertThat(reconciler.evaluate(scheduled, memory)).isEqualTo(Instant.parse("2026-01-15T10:40:00Z"));
    }

    @Test
    void comesBackAtOnceForATimeThatPassedDuringTheVisit() throws Exception {
        Instant end = clock.instant().plusSeconds(7);
        Scaler paused = scaler("pause: {until: \"" + end + "\"}\npollingIntervalSeconds: 3600");
        reporting = () -> clock.advance(Duration.ofSeconds(8));
        assertThat(reconciler.evaluate(paused, memory)).isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void comesBackWhenTheCooldownIsOver() throws Exception {
        Scaler cooling = scaler("pollingIntervalSeconds: 3600", "scaleUp: {cooldownSeconds: 100}");
        reconciler.evaluate(cooling, memory);
        Instant changed = clock.instant();
        clock.advance(Duration.ofSeconds(30));
        value = 90;
        assertThat(reconciler.evaluate(cooling, memory)).isEqualTo(changed.plusSeconds(100));
        clock.advance(Duration.ofSeconds(70));
        reconciler.evaluate(cooling, memory);
        assertThat(writes).last().isEqualTo("5@1w → 9");
    }

    @Test
    void comesBackWhenTheWindowLetsGo() throws Exception {
        Scaler steady = scaler("pollingIntervalSeconds: 3600", "scaleDown: {stabilizationWindowSeconds: 300}");
        seen = new Lookup.Found(target(5, "1"));
        reconciler.evaluate(steady, memory);
        Instant asked = clock.instant();
        clock.advance(Duration.ofSeconds(30));
        value = 10;
        assertThat(reconciler.evaluate(steady, memory)).isEqualTo(asked.plusSeconds(300));
        clock.advance(Duration.ofSeconds(270));
        reconciler.evaluate(steady, memory);
        assertThat(writes).containsExactly("5@1 → 1");
    }

    @Test
    void aValueThatWasOldWhenItWasReadIsStale() throws Exception {
        seen = new Lookup.Found(target(5, "1"));
        value = 10;
        measuredAgo = Duration.ofMinutes(2);
        evaluate();
        assertThat(writes).isEmpty();
        assertThat(visits.getLast().trace().proposals())
                .singleElement()
                .extracting(Proposal::reading)
                .isInstanceOf(Reading.Stale.class);
    }

    @Test
    void doesNotStartWhatAPersonStoppedBecauseItStoppedAnotherWorkload() throws Exception {
        remembers("old", "uid", History.firstEvaluation().scaled(clock.instant(), 3, 0));
        seen = new Lookup.Found(target(0, "1"));
        evaluate();
        assertThat(writes).isEmpty();
        assertThat(visits.getLast().trace().decision().reason()).isEqualTo(Reason.SetToZeroByHand);
    }

    @Test
    void doesNotStartAWorkloadThatWasMadeAgainAtZero() throws Exception {
        remembers("worker", "an earlier one", History.firstEvaluation().scaled(clock.instant(), 3, 0));
        seen = new Lookup.Found(target(0, "1"));
        evaluate();
        assertThat(writes).isEmpty();
    }

    @Test
    void startsWhatItStoppedItself() throws Exception {
        remembers("worker", "uid", History.firstEvaluation().scaled(clock.instant(), 3, 0));
        seen = new Lookup.Found(target(0, "1"));
        evaluate();
        assertThat(writes).containsExactly("0@1 → 1");
    }

    @Test
    void doesNotWaitForTheCooldownOfAnotherWorkload() throws Exception {
        Scaler cooling = scaler("", "scaleUp: {cooldownSeconds: 600}");
        remembers("old", "uid", History.firstEvaluation().scaled(clock.instant(), 1, 2));
        reconciler.evaluate(cooling, memory);
        assertThat(writes).containsExactly("2@1 → 5");
        assertThat(visits.getLast().result().restart().target())
                .contains(new TargetIdentity(WorkloadKind.DEPLOYMENT, "worker", "uid"));
    }

    @Test
    void aWorkloadThatIsMadeAgainWhileItIsWrittenHasNoHistory() throws Exception {
        remembers("worker", "uid", History.firstEvaluation().scaled(clock.instant(), 3, 2));
        api = (target, replicas) -> new ScaleResult.Conflict();
        live.add(new Lookup.Found(
                new ScalableTarget(KEY, "another", "7", 0, 0, Hand.UNKNOWN, new ResourcePath("/scale"))));
        evaluate();
        assertThat(writes).containsExactly("2@1 → 5");
        assertThat(visits.getLast().trace().decision().reason()).isEqualTo(Reason.SetToZeroByHand);
        assertThat(memory.history().lastScale()).isEmpty();
    }

    @Test
    void warnsOfNothingBeforeAFirstConnectionStands() throws Exception {
        failure = FailureReason.Timeout;
        assertThat(evaluate()).isEqualTo(clock.instant().plus(Reconciler.SOON));
        assertThat(visits).isEmpty();
        assertThat(memory.history().consecutiveFailures()).isEmpty();
        clock.advance(Reconciler.SOON);
        evaluate();
        assertThat(visits).hasSize(1);
        assertThat(visits.getLast().result().missing()).containsKey("redis");
        assertThat(memory.history().consecutiveFailures()).containsEntry("redis", 1);
    }

    @Test
    void aMisspeltQueryIsToldAtTheFirstLook() throws Exception {
        failure = FailureReason.QueryRejected;
        evaluate();
        assertThat(visits).hasSize(1);
    }

    @Test
    void aListThatWasNeverThereDoesNotLowerTheSizeAndIsNamed() throws Exception {
        failure = FailureReason.NoData;
        evaluate();
        assertThat(writes).isEmpty();
        assertThat(visits.getLast().result().missing())
                .containsEntry("redis", "the list jobs has never been there; is its name right?");
        assertThat(visits.getLast().trace().proposals())
                .extracting(Proposal::reading)
                .containsExactly(new Reading.Missing("NeverSeen"));
    }

    @Test
    void aListThatWasThereIsEmptyWhenItIsGone() throws Exception {
        value = 20;
        evaluate();
        clock.advance(Duration.ofSeconds(15));
        failure = FailureReason.NoData;
        evaluate();
        assertThat(writes).containsExactly("2@1 → 1");
        assertThat(visits.getLast().result().missing()).isEmpty();
    }

    @Test
    void aFailureIsNotAListThatWasThere() throws Exception {
        failure = FailureReason.QueryRejected;
        evaluate();
        clock.advance(Duration.ofSeconds(15));
        failure = FailureReason.NoData;
        evaluate();
        assertThat(writes).isEmpty();
    }

    private void remembers(String name, String uid, History history) {
        memory.restart = new Restart(
                Optional.of(new TargetIdentity(WorkloadKind.DEPLOYMENT, name, uid)), history, SeenMetrics.NONE);
    }

    private Instant evaluate() throws InterruptedException {
        return reconciler.evaluate(scaler(""), memory);
    }

    private Scaler scaler(String more) {
        return scaler(more, """
                scaleUp: {policies: [{type: Pods, value: 100, periodSeconds: 60}]}
                  scaleDown:
                    stabilizationWindowSeconds: 0
                    policies: [{type: Pods, value: 100, periodSeconds: 60}]""");
    }

    private Scaler scaler(String more, String behavior) {
        GeneralScalerSpec spec = Serialization.unmarshal("""
                targetRef: {name: worker}
                maxReplicas: 10
                metric: {type: redis, targetValue: 10, redis: {host: redis, queueName: jobs}}
                behavior:
                  %s
                %s
                """.formatted(behavior, more), GeneralScalerSpec.class);
        Compilation compilation = Compiler.installed().compile(spec, Context.at(clock.instant()));
        assertThat(compilation).isInstanceOf(Compilation.Accepted.class);
        Claim claim =
                new Claim(Claim.Kind.GENERAL_SCALER, "worker", "uid", Instant.EPOCH, KEY, Optional.empty(), false);
        return new Scaler(
                new ScalerKey("default", "worker"),
                "uid",
                1,
                false,
                new Scaler.Working(((Compilation.Accepted) compilation).scaler(), claim));
    }

    private Reconciler reconciler() {
        AddressPolicy policy = new AddressPolicy(List.of(), GuardedAddresses.NONE, host -> new java.net.InetAddress[0]);
        SourceContext context = new SourceContext(policy, new FixedSecrets(), new OutboundHttp(policy), clock);
        SourcePool pool = new SourcePool(MetricSourceOpeners.of(List.of(new MadeUp())), context, clock::nanoTime);
        Scalers scalers = new Scalers();
        return new Reconciler(
                new MadeUpWorkloads(),
                new Rivals(scalers, new OtherAutoscalers(target -> {})),
                new Freezes("generalscaler-system", clock, namespace -> {}),
                new StuckPods(new Rollouts(), target -> null, clock),
                new MetricReader(pool, clock, clock::nanoTime),
                new MadeUpActuator(),
                new EvaluationListener() {
                    @Override
                    public ReportState evaluated(ScalerEvaluation visit, ReportState before) {
                        visits.add(visit);
                        reporting.run();
                        return before;
                    }

                    @Override
                    public void historyDropped(Scaler scaler) {
                        dropped++;
                    }
                },
                clock);
    }

    private static ScalableTarget target(int replicas, String version) {
        return new ScalableTarget(KEY, "uid", version, replicas, replicas, Hand.UNKNOWN, new ResourcePath("/scale"));
    }

    private final class MadeUpWorkloads implements Workloads {
        @Override
        public Lookup target(Scaler.Working spec) {
            return seen;
        }

        @Override
        public void wrote(Target from, Target to) {
            seen = new Lookup.Found(to);
        }
    }

    private final class MadeUpActuator implements Actuator {
        @Override
        public Lookup current(Target target) {
            return live.remove();
        }

        @Override
        public ScaleResult write(Target from, int to) {
            return switch (from) {
                case ScalableTarget scalable -> {
                    writes.add(scalable.replicas() + "@" + scalable.resourceVersion() + " → " + to);
                    yield api.apply(scalable, to);
                }
            };
        }
    }

    /** Answers with the test's value. */
    private final class MadeUp implements MetricSourceOpener, MetricSource {
        @Override
        public String type() {
            return "redis";
        }

        @Override
        public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context) {
            return this;
        }

        @Override
        public Sample read(Question question, Duration within) throws SourceException {
            if (failure != null) {
                throw new SourceException(failure, "it is made to fail");
            }
            return Sample.of(value, clock.instant().minus(measuredAgo));
        }

        @Override
        public void close() {}
    }
}
