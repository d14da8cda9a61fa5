package io.generalscaler.sources.rabbitmq;

import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.rabbitmq.RabbitMqEndpoint;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;

/** Reads metrics of type {@code rabbitmq}. */
public final class RabbitMqOpener implements MetricSourceOpener {

    @Override
    public String type() {
        return RabbitMqEndpoint.TYPE;
    }

    @Override
    public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context) {
        return switch ((RabbitMqEndpoint) endpoint) {
            case RabbitMqEndpoint.Management management -> new ManagementSource(management, context);
            case RabbitMqEndpoint.Amqp amqp -> new AmqpSource(amqp, context);
        };
    }
}
