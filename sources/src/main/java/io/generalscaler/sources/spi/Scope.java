package io.generalscaler.sources.spi;

import io.generalscaler.api.compile.ScaleTarget;
import io.generalscaler.api.source.MetricEndpoint;
import java.util.Optional;

/**
 * Whose metrics a client reads. As wide as the endpoint's {@link MetricEndpoint#sharing()} permits, so that many scalers share one.
 *
 * @param namespace the only one from which Secrets may be used; empty for clients that all namespaces share
 * @param target the workload that is scaled; empty for clients that read the same whatever is scaled
 */
public record Scope(Optional<String> namespace, Optional<ScaleTarget> target) {

    /** The widest scope in which a scaler of this workload may ask this endpoint. */
    public static Scope of(MetricEndpoint endpoint, String namespace, ScaleTarget target) {
        return switch (endpoint.sharing()) {
            case EVERYONE -> new Scope(Optional.empty(), Optional.empty());
            case NAMESPACE -> new Scope(Optional.of(namespace), Optional.empty());
            case TARGET -> new Scope(Optional.of(namespace), Optional.of(target));
        };
    }
}
