package io.generalscaler.sources.prometheus;

import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.prometheus.PrometheusEndpoint;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;

/** Reads metrics of type {@code prometheus}. */
public final class PrometheusOpener implements MetricSourceOpener {

    @Override
    public String type() {
        return PrometheusEndpoint.TYPE;
    }

    @Override
    public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context) {
        return new PrometheusMetricSource((PrometheusEndpoint) endpoint, context);
    }
}
