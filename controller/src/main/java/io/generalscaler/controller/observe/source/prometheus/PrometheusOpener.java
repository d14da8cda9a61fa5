package io.generalscaler.controller.observe.source.prometheus;

import io.generalscaler.api.source.MetricSourceSpec;
import io.generalscaler.api.source.PrometheusQuerySpec;
import io.generalscaler.api.source.Tls;
import io.generalscaler.controller.observe.source.MetricSourceOpener;
import io.generalscaler.controller.observe.source.Query;

/** Reads metrics of type {@code prometheus}. */
public final class PrometheusOpener implements MetricSourceOpener {

    @Override
    public String type() {
        return PrometheusQuerySpec.TYPE;
    }

    @Override
    public Query query(String namespace, MetricSourceSpec spec) {
        PrometheusQuerySpec query = (PrometheusQuerySpec) spec;
        boolean usesSecrets =
                query.login().isPresent() || query.tls().flatMap(Tls::authority).isPresent();
        PrometheusEndpoint endpoint =
                new PrometheusEndpoint(usesSecrets ? namespace : "", query.server(), query.login(), query.tls());
        return new Query(endpoint, query.query());
    }
}
