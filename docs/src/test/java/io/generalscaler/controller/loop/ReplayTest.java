package io.generalscaler.controller.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.CompiledScaler;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.Question;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.api.workload.WorkloadKind;
import io.generalscaler.cli.simulate.model.Simulation;
import io.generalscaler.cli.simulate.model.SimulationSettings;
import io.generalscaler.cli.simulate.model.Timeline;
import io.generalscaler.cli.simulate.trace.CsvTrace;
import io.generalscaler.cli.simulate.trace.LoadTrace;
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
import io.generalscaler.controller.observe.source.MetricReader;
import io.generalscaler.controller.observe.source.MetricSourceOpeners;
import io.generalscaler.controller.observe.source.SourcePool;
import io.generalscaler.engine.Rhythm;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.kube.write.ResourcePath;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.GuardedAddresses;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.reach.secret.SecretEntry;
import io.generalscaler.reach.secret.SecretHosts;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One day, once through the controller's loop and once through {@code gscale simulate}: both evaluate at the same instants and
 * decide the same. It sees both, which neither of their own modules does.
 */
final class ReplayTest {

    private static final WorkloadId WORKLOAD = new WorkloadId(WorkloadKind.DEPLOYMENT, "default", "worker");
    private static final ScalerKey KEY = new ScalerKey("default", "worker");
    private static final String UID = "5f0c2d6e-9f0b-4a52-8f5d-0d6f1c1c7a11";
    private static final Duration ROW = Duration.ofMinutes(1);
    private static final int ROWS = 24 * 60;

    @ParameterizedTest(name = "polls every {0} s")
    @ValueSource(ints = {15, 300})
    void aDayIsTheSameInTheClusterAndInTheSimulation(int interval) throws Exception {
        // The simulation begins where the scaler's turn is, as it would go on in a cluster.
        Instant start = Rhythm.of(UID, Duration.ofSeconds(interval)).after(Instant.parse("2026-03-02T00:00:00Z"));
        LoadTrace day = day(start, new Random(interval));
        CompiledScaler scaler = compiled(interval, start);
        List<String> simulated = simulated(scaler, day);
        List<String> live = new Live(scaler, day).run();
        assertThat(simulated).isEqualTo(live);
        assertThat(live).anyMatch(it -> it.endsWith("CoolingDown")).anyMatch(it -> it.endsWith("Stabilized"));
    }

    private static CompiledScaler compiled(int interval, Instant start) {
        GeneralScalerSpec spec =
                Serialization.unmarshal("""
                targetRef: {name: worker}
                minReplicas: 1
                maxReplicas: 40
                pollingIntervalSeconds: %d
                metric: {type: redis, targetValue: 10, redis: {host: redis, queueName: jobs}}
                behavior:
                  scaleUp: {cooldownSeconds: 437}
                  scaleDown: {stabilizationWindowSeconds: 611, cooldownSeconds: 523}
                schedule:
                  rules: [{name: night, timeStart: "02:00", timeEnd: "03:10", minReplicas: 7, maxReplicas: 20}]
                override: {replicas: 9, until: "%s", reason: a release}
                """.formatted(interval, start.plusSeconds(30_007)), GeneralScalerSpec.class);
        return ((Compilation.Accepted) Compiler.installed().compile(spec, Context.at(start))).scaler();
    }

    /** Quiet hours and busy ones, a few minutes long. */
    private static LoadTrace day(Instant start, Random random) throws Exception {
        StringBuilder rows = new StringBuilder("timestamp,redis\n");
        int load = 50;
        for (int i = 0; i < ROWS; i++) {
            load = random.nextInt(7) == 0 ? random.nextInt(350) : load;
            rows.append(start.plus(ROW.multipliedBy(i)))
                    .append(',')
                    .append(load)
                    .append('\n');
        }
        return CsvTrace.read(rows.toString().getBytes(UTF_8));
    }

    private static List<String> simulated(CompiledScaler scaler, LoadTrace day) {
        SimulationSettings settings = new SimulationSettings(
                scaler.pollingInterval(),
                Duration.ZERO,
                Duration.ZERO,
                new SimulationSettings.Independent(true),
                OptionalInt.of(5),
                Optional.empty());
        Timeline timeline =
                new Simulation(scaler.plan(), day, settings).run(_ -> {}).timeline();
        return IntStream.range(0, timeline.looks())
                .mapToObj(i -> Instant.ofEpochMilli(timeline.millis(i)) + " "
                        + timeline.size(Timeline.Size.REPLICAS, i) + " → " + timeline.size(Timeline.Size.DESIRED, i)
                        + " " + timeline.reason(i))
                .toList();
    }

    /** The controller's loop over a clock that is moved to whatever is due next. */
    private static final class Live implements Workloads, Actuator {
        private final CompiledScaler compiled;
        private final LoadTrace day;
        private final List<String> evaluations = new ArrayList<>();
        private Instant now;
        private ScalableTarget target =
                new ScalableTarget(WORKLOAD, "uid", "1", 5, 5, Hand.UNKNOWN, new ResourcePath("/scale"));

        Live(CompiledScaler compiled, LoadTrace day) {
            this.compiled = compiled;
            this.day = day;
            this.now = Instant.ofEpochMilli(day.start());
        }

        List<String> run() throws InterruptedException {
            Claim claim = new Claim(
                    Claim.Kind.GENERAL_SCALER, KEY.name(), UID, Instant.EPOCH, WORKLOAD, Optional.empty(), false);
            Scaler scaler = new Scaler(KEY, UID, 1, false, new Scaler.Working(compiled, claim));
            Memories memories = new Memories(() -> now);
            Reconciler reconciler = reconciler();
            WorkQueue<ScalerKey> queue = new WorkQueue<>(() -> now);
            queue.due(KEY, now);
            while (now.toEpochMilli() < day.end()) {
                WorkQueue.Due<ScalerKey> due = queue.poll().orElseThrow();
                Instant next = reconciler.evaluate(scaler, memories.of(scaler));
                queue.done(due, Optional.of(next));
                now = next;
            }
            return evaluations;
        }

        private Reconciler reconciler() {
            LongSupplier nanos = () -> now.toEpochMilli() * 1_000_000L;
            AddressPolicy policy = new AddressPolicy(List.of(), GuardedAddresses.NONE, host -> new InetAddress[0]);
            SourceContext context = new SourceContext(
                    policy,
                    (ref, key) -> new SecretEntry(ref, key, SecretHosts.of(null, false), null),
                    new OutboundHttp(policy),
                    () -> now);
            SourcePool pool = new SourcePool(MetricSourceOpeners.of(List.of(new Trace())), context, nanos);
            return new Reconciler(
                    this,
                    new Rivals(new Scalers(), new OtherAutoscalers(target -> {})),
                    new Freezes("generalscaler-system", () -> now, namespace -> {}),
                    new StuckPods(new Rollouts(), target -> null, () -> now),
                    new MetricReader(pool, () -> now, nanos),
                    this,
                    (visit, before) -> {
                        Decision decision = visit.trace().decision();
                        evaluations.add(visit.trace().at() + " " + decision.currentReplicas() + " → "
                                + decision.desiredReplicas() + " " + decision.reason());
                        return before;
                    },
                    () -> now);
        }

        @Override
        public Lookup target(Scaler.Working spec) {
            return new Lookup.Found(target);
        }

        @Override
        public Lookup current(Target of) {
            return new Lookup.Found(target);
        }

        @Override
        public ScaleResult write(Target from, int to) {
            return new ScaleResult.Written(target.resized(to, target.resourceVersion() + "w"));
        }

        @Override
        public void wrote(Target from, Target to) {
            target = (ScalableTarget) to;
        }

        /** Answers with the row that holds now. */
        private final class Trace implements MetricSourceOpener, MetricSource {
            @Override
            public String type() {
                return "redis";
            }

            @Override
            public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context) {
                return this;
            }

            @Override
            public Sample read(Question question, Duration within) {
                int row = (int) ((now.toEpochMilli() - day.start()) / ROW.toMillis());
                return Sample.of((long) day.value(0, row), now);
            }

            @Override
            public void close() {}
        }
    }
}
