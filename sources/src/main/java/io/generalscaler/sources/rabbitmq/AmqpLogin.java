package io.generalscaler.sources.rabbitmq;

import io.generalscaler.api.source.rabbitmq.RabbitMqEndpoint;
import io.generalscaler.reach.address.Destination;
import io.generalscaler.reach.secret.LoginForm;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.util.Optional;

/** What a connection needs from Secrets. Not a record, so that nothing prints it. */
final class AmqpLogin {

    final String username;
    final String password;
    final Optional<String> caPem;

    private AmqpLogin(String username, String password, Optional<String> caPem) {
        this.username = username;
        this.password = password;
        this.caPem = caPem;
    }

    static AmqpLogin read(RabbitMqEndpoint.Amqp endpoint, SourceContext context)
            throws SourceException, InterruptedException {
        Destination server = new Destination(endpoint.host(), endpoint.port());
        return new AmqpLogin(
                context.login(endpoint.login().username(), LoginForm.USERNAME, server),
                context.login(endpoint.login().password(), LoginForm.PASSWORD, server),
                context.authority(endpoint.tls()));
    }
}
