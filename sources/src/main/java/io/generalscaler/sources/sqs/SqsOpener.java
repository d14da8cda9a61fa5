package io.generalscaler.sources.sqs;

import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.sqs.SqsEndpoint;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;

/** Reads metrics of type {@code sqs}. */
public final class SqsOpener implements MetricSourceOpener {

    @Override
    public String type() {
        return SqsEndpoint.TYPE;
    }

    @Override
    public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context) {
        return new SqsMetricSource((SqsEndpoint) endpoint, context);
    }
}
