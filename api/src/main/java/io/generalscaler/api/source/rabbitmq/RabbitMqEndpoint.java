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

    /**
     * The broker itself, which knows how many messages of one queue wait.
     *
     * @param host a name or address
     * @param port 1 to 65535
     * @param vhost the virtual host, as its name is
     * @param tls empty to connect in the clear
     */
    record Amqp(String host, int port, String vhost, Login.Password login, Optional<Tls> tls)
            implements RabbitMqEndpoint {
        @Override
        public String address() {
            return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
        }

        @Override
        public String place() {
            return "amqp://" + address();
        }

        @Override
        public Sharing sharing() {
            return Sharing.NAMESPACE;
        }

        @Override
        public String toString() {
            return TYPE + " " + address();
        }
    }
}
