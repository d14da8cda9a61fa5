package io.generalscaler.api.source.rabbitmq;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.Tls;
import java.net.URI;
import java.util.Optional;

/** One RabbitMQ broker and login, by one of the ways in which it tells how long its queues are. */
public sealed interface RabbitMqEndpoint extends MetricEndpoint {
    String TYPE = "rabbitmq";

    @Override
    default String type() {
        return TYPE;
    }

    @Override
    default String describe() {
        return "RabbitMQ at " + address();
    }

    /**
     * The management API, which knows all queues of all virtual hosts.
     *
     * @param server http or https, with a host, perhaps a port, and the path that goes before {@code /api}, if any; no slash at its end
     * @param login empty to ask without one
     * @param tls how an https server is checked; empty for http and for the usual check
     */
    record Management(URI server, Optional<Login> login, Optional<Tls> tls) implements RabbitMqEndpoint {
        @Override
        public String address() {
            return server.getRawAuthority();
        }

        @Override
        public String place() {
            return server.toString();
        }

        @Override
        public Sharing sharing() {
            return Sharing.of(login, tls);
        }

        @Override
        public String toString() {
            return TYPE + " " + address();
        }
    }
}
