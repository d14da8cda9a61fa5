package io.generalscaler.sources.http;

import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.http.HttpEndpoint;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;

/** Reads metrics of type {@code http}. */
public final class HttpOpener implements MetricSourceOpener {

    @Override
    public String type() {
        return HttpEndpoint.TYPE;
    }

    @Override
    public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context) {
        return new HttpMetricSource((HttpEndpoint) endpoint, context);
    }
}
