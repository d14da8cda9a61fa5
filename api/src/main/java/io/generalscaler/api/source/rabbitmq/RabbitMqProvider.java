package io.generalscaler.api.source.rabbitmq;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.SourceBlock;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.RabbitMqSource;
import java.util.Objects;
import java.util.Optional;

/** The type {@code rabbitmq}: the messages in queues. */
public final class RabbitMqProvider implements MetricSourceProvider {
    @Override
    public String type() {
        return RabbitMqEndpoint.TYPE;
    }

    @Override
    public Optional<SourceBlock> block() {
        return Optional.of(new SourceBlock(RabbitMqSource.class, MetricSpec::rabbitmq));
    }

    @Override
    public MetricSpec example() {
        return MetricSpec.of(RabbitMqEndpoint.TYPE)
                .with(RabbitMqSource.queue(ManagementRules.EXAMPLE, RabbitMqSource.DEFAULT_VHOST, "orders"));
    }

    @Override
    public Optional<AddressForm> addressForm() {
        return Optional.of(new RabbitMqAddress());
    }

    @Override
    public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
        RabbitMqSource source = Objects.requireNonNull(metric.rabbitmq());
        Problems here = problems.at("rabbitmq");
        boolean isAmqp = "Amqp".equals(source.protocol());
        Optional<String> vhost = QueueRules.vhost(source.vhost(), !isAmqp, here.at("vhost"));
        Optional<? extends RabbitMqEndpoint> endpoint =
                isAmqp ? AmqpRules.endpoint(source, vhost, here) : ManagementRules.endpoint(source, here);
        Optional<Queues> queues = QueueRules.queues(source, here);
        if (endpoint.isEmpty() || vhost.isEmpty() || queues.isEmpty()) {
            return Optional.empty();
        }
        RabbitMqQuestion.Count count =
                "Ready".equals(source.count()) ? RabbitMqQuestion.Count.READY : RabbitMqQuestion.Count.TOTAL;
        return Optional.of(new MetricQuery(endpoint.get(), new RabbitMqQuestion(vhost.get(), queues.get(), count)));
    }
}
