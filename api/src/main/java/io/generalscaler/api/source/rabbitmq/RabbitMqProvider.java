package io.generalscaler.api.source.rabbitmq;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.HttpAddress;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.SourceBlock;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.TlsRules;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.RabbitMqSource;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type {@code rabbitmq}: the messages in queues. */
public final class RabbitMqProvider implements MetricSourceProvider {
    private static final String EXAMPLE = "http://rabbitmq:15672";

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
                .with(RabbitMqSource.queue(EXAMPLE, RabbitMqSource.DEFAULT_VHOST, "orders"));
    }

    @Override
    public Optional<AddressForm> addressForm() {
        return Optional.of(new RabbitMqAddress());
    }

    @Override
    public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
        RabbitMqSource source = Objects.requireNonNull(metric.rabbitmq());
        Problems here = problems.at("rabbitmq");
        Optional<RabbitMqEndpoint> endpoint = management(source, here);
        Optional<String> vhost = QueueRules.vhost(source.vhost(), here.at("vhost"));
        Optional<Queues> queues = QueueRules.queues(source, here);
        if (endpoint.isEmpty() || vhost.isEmpty() || queues.isEmpty()) {
            return Optional.empty();
        }
        RabbitMqQuestion.Count count =
                "Ready".equals(source.count()) ? RabbitMqQuestion.Count.READY : RabbitMqQuestion.Count.TOTAL;
        return Optional.of(new MetricQuery(endpoint.get(), new RabbitMqQuestion(vhost.get(), queues.get(), count)));
    }

    private static Optional<RabbitMqEndpoint> management(RabbitMqSource source, Problems here) {
        Optional<URI> server =
                HttpAddress.read(withoutSlashes(source.serverAddress()), EXAMPLE, here.at("serverAddress"));
        Optional<Tls> tls = TlsRules.ofHttp(source.tls(), server, "serverAddress", here.at("tls"));
        Optional<Login> login = LoginRules.compile(source.authRef(), here.at("authRef"));
        if (source.authRef() == null) {
            here.at("authRef")
                    .warn("is not given, and RabbitMQ answers nobody without a login; only a proxy that adds one does");
        }
        if (login.isPresent() && server.isPresent() && !HttpAddress.isEncrypted(server.get())) {
            here.at("authRef").warn("the login is sent in the clear; an https address encrypts it");
        }
        return server.map(address -> new RabbitMqEndpoint.Management(address, login, tls));
    }

    private static @Nullable String withoutSlashes(@Nullable String address) {
        int last = address == null ? 0 : address.length();
        while (address != null && last > 0 && address.charAt(last - 1) == '/') {
            last--;
        }
        return address == null ? null : address.substring(0, last);
    }
}
