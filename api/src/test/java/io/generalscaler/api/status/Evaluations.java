package io.generalscaler.api.status;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.engine.Engine;
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
import java.util.Map;
import java.util.Optional;

/** Evaluations at a workload, decided by the real engine. */
final class Evaluations {
    static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    static final String QUEUE =
            "targetRef: {name: app}\nmaxReplicas: 20\nmetric: {name: queue, type: redis, targetValue: 10, redis: {host: r, queueName: q}}\n";

    private static final Compiler COMPILER = Compiler.installed();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Evaluations() {}

    static Plan plan(String yaml) {
        try {
            Compilation compilation = COMPILER.compile(YAML.readValue(yaml, GeneralScalerSpec.class), Context.at(NOW));
            return switch (compilation) {
                case Compilation.Accepted accepted -> accepted.scaler().plan();
                case Compilation.Rejected rejected -> throw new AssertionError(rejected.violations());
            };
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(yaml, e);
        }
    }

    static Reading value(double value) {
        return new Reading.Fresh(BigDecimal.valueOf(value), Duration.ofSeconds(3));
    }

    static Evaluation at(Instant now, String spec, int replicas, Map<String, Reading> readings, History history) {
        Snapshot snapshot = new Snapshot(now, new TargetState(replicas, replicas), readings, plan(spec), history);
        Trace trace = Engine.decide(snapshot);
        return new Evaluation(
                1,
                trace,
                Optional.empty(),
                Restart.NOTHING.with(Engine.remember(snapshot, trace, WriteOutcome.APPLIED)),
                Optional.of(snapshot.target()),
                Optional.empty(),
                Map.of());
    }

    static Evaluation first(String spec, int replicas, Map<String, Reading> readings) {
        return at(NOW, spec, replicas, readings, History.firstEvaluation());
    }
}
