package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.ClaimReader;
import io.generalscaler.api.claim.Maker;
import io.generalscaler.api.claim.ObjectView;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.compile.CompiledScaler;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.controller.observe.source.MetricSourceOpeners;
import io.generalscaler.engine.plan.Mode;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Collectors;

/** Turns a GeneralScaler as it is stored into a {@link Scaler}, with the compiler that admission uses. */
final class ScalerReader {

    private final Compiler compiler;
    private final MetricSourceOpeners openers;
    private final InstantSource clock;

    ScalerReader(Compiler compiler, MetricSourceOpeners openers, InstantSource clock) {
        this.compiler = compiler;
        this.openers = openers;
        this.clock = clock;
    }

    Scaler read(GeneralScaler object) {
        return new Scaler(
                ScalerKey.of(object),
                Objects.requireNonNullElse(object.getMetadata().getUid(), ""),
                Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L),
                Maker.of(Claim.Kind.GENERAL_SCALER, ObjectView.of(object.getMetadata()))
                        .isPresent(),
                spec(object));
    }

    private Scaler.Spec spec(GeneralScaler object) {
        return switch (compiler.compile(object, Context.at(clock.instant()))) {
            case Compilation.Accepted accepted -> working(object, accepted.scaler());
            case Compilation.Rejected rejected ->
                new Scaler.Broken(
                        rejected.violations().stream().map(Violation::sentence).collect(Collectors.joining("; ")));
        };
    }

    private Scaler.Spec working(GeneralScaler object, CompiledScaler compiled) {
        for (CompiledMetric metric : compiled.metrics()) {
            String type = metric.query().endpoint().type();
            if (!openers.types().contains(type)) {
                return new Scaler.Broken("nothing installed here reads metrics of type '" + type + "'");
            }
        }
        return new Scaler.Working(compiled, claim(object, compiled));
    }

    private static Claim claim(GeneralScaler object, CompiledScaler compiled) {
        return ClaimReader.read(
                Claim.Kind.GENERAL_SCALER,
                ObjectView.of(object.getMetadata()),
                compiled.target().in(object.getMetadata().getNamespace()),
                compiled.plan().controls().mode() == Mode.RECOMMEND);
    }
}
