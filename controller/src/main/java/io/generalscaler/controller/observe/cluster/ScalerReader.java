package io.generalscaler.controller.observe.cluster;

import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.compile.CompiledScaler;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.ScaleTarget;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.controller.observe.source.MetricSourceOpeners;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
                instant(object.getMetadata().getCreationTimestamp()),
                object.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> Boolean.TRUE.equals(owner.getController())
                                && owner.getKind().equals("Deployment")),
                spec(object));
    }

    private Scaler.Spec spec(GeneralScaler object) {
        return switch (compiler.compile(object, clock.instant())) {
            case Compilation.Accepted accepted -> working(object.getMetadata().getNamespace(), accepted.scaler());
            case Compilation.Rejected rejected ->
                new Scaler.Broken(
                        rejected.violations().stream().map(Violation::sentence).collect(Collectors.joining("; ")));
        };
    }

    private Scaler.Spec working(String namespace, CompiledScaler compiled) {
        ScaleTarget target = compiled.target();
        TargetKey key = new TargetKey(new Kind(target.group(), target.kind()), namespace, target.name());
        for (CompiledMetric metric : compiled.metrics()) {
            String type = metric.query().endpoint().type();
            if (!openers.types().contains(type)) {
                return new Scaler.Broken("nothing installed here reads metrics of type '" + type + "'");
            }
        }
        return new Scaler.Working(compiled, key);
    }

    private static Instant instant(@Nullable String timestamp) {
        try {
            return timestamp == null ? Instant.EPOCH : Instant.parse(timestamp);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
