package io.generalscaler.explain;

import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an explanation speaks of, by the names that a person uses. Everything in an object may be absent. */
final class Subjects {

    private Subjects() {}

    /** {@code shop/worker-service}. */
    static String scaler(GeneralScaler scaler) {
        return scaler.getMetadata().getNamespace() + "/" + scaler.getMetadata().getName();
    }

    /** {@code Deployment worker-service}. */
    static String workload(GeneralScaler scaler) {
        return Optional.ofNullable(scaler.getSpec().targetRef())
                .map(it -> kind(it) + " " + it.name())
                .orElse("its workload");
    }

    static String kind(TargetRef target) {
        return Objects.requireNonNullElse(target.kind(), TargetRef.DEFAULT_KIND);
    }

    /** The arguments that name the scaler on a command line. */
    static String argument(GeneralScaler scaler) {
        return scaler.getMetadata().getName() + " -n " + scaler.getMetadata().getNamespace();
    }

    /** The metric of that name, as the spec has it; its name defaults to its type. */
    static Optional<MetricSpec> metric(GeneralScalerSpec spec, @Nullable String name) {
        List<MetricSpec> all = spec.metric() == null ? orEmpty(spec.metrics()) : List.of(spec.metric());
        return all.stream()
                .filter(it -> name != null && name.equals(Objects.requireNonNullElse(it.name(), it.type())))
                .findFirst();
    }

    /** A question mark where it is absent. */
    static String shown(@Nullable Object value) {
        return value == null ? "?" : value.toString();
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
