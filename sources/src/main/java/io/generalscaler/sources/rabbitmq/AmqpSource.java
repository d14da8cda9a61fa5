package io.generalscaler.sources.rabbitmq;

import io.generalscaler.api.source.Question;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.rabbitmq.Queues;
import io.generalscaler.api.source.rabbitmq.RabbitMqEndpoint;
import io.generalscaler.api.source.rabbitmq.RabbitMqQuestion;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One broker, virtual host and user, over AMQP. It connects with the first read and again whenever the connection is gone; the library's
 * own recovery would not look up and check the address again. Questions wait for each other, each as long as its deadline lets it.
 */
final class AmqpSource implements MetricSource {

    /** A connection with its buffers, and with what TLS adds. */
    private static final long PLAIN_BYTES = 64 * 1024;

    private static final long TLS_BYTES = 320 * 1024;

    private final RabbitMqEndpoint.Amqp endpoint;
    private final SourceContext context;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable AmqpConnection open;
    private volatile boolean closed;

    AmqpSource(RabbitMqEndpoint.Amqp endpoint, SourceContext context) {
        this.endpoint = endpoint;
        this.context = context;
    }

    @Override
    public Sample read(Question question, Duration within) throws SourceException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        String queue = ((Queues.Named) ((RabbitMqQuestion) question).queues()).name();
        AmqpConnection present = open;
        // Outside of the lock, as far as can be foreseen: whoever waits longer for a name or a Secret must not line up
        // the others.
        Optional<Way> way = present != null && present.isOpen() ? Optional.empty() : Optional.of(way());
        if (!asking.tryLock(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            throw new SourceException(FailureReason.Timeout, "other questions to RabbitMQ took all the time");
        }
        try {
            AmqpConnection connection = connection(way, deadline);
            return Sample.of(connection.ready(queue, left(deadline)), context.now());
        } finally {
            asking.unlock();
        }
    }

    private AmqpConnection connection(Optional<Way> way, long deadline) throws SourceException, InterruptedException {
        AmqpConnection present = open;
        if (present != null && present.isOpen()) {
            return present;
        }
        if (present != null) {
            present.end();
            open = null;
        }
        if (closed) {
            throw new SourceException(FailureReason.Unreachable, "the connection is closed");
        }
        Way to = way.isPresent() ? way.get() : way();
        AmqpConnection fresh = AmqpConnection.open(to.address, to.trusted, endpoint.vhost(), to.login, left(deadline));
        open = fresh;
        if (closed) {
            fresh.end();
        }
        return fresh;
    }

    private Way way() throws SourceException, InterruptedException {
        context.keeps(endpoint.tls().isPresent() ? TLS_BYTES : PLAIN_BYTES);
        InetSocketAddress address = new InetSocketAddress(context.admit(endpoint.host()), endpoint.port());
        AmqpLogin login = AmqpLogin.read(endpoint, context);
        Optional<AmqpSocket.Trusted> trusted = Optional.empty();
        if (endpoint.tls().isPresent()) {
            String name = endpoint.tls().flatMap(Tls::serverName).orElse(endpoint.host());
            trusted = Optional.of(AmqpSocket.Trusted.of(login.caPem, name));
        }
        return new Way(address, trusted, login);
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    @Override
    public void close() {
        closed = true;
        AmqpConnection present = open;
        if (present != null) {
            present.leave();
        }
    }

    /** To a checked address, with the login and the trust that were read for it. */
    private static final class Way {
        final InetSocketAddress address;
        final Optional<AmqpSocket.Trusted> trusted;
        final AmqpLogin login;

        Way(InetSocketAddress address, Optional<AmqpSocket.Trusted> trusted, AmqpLogin login) {
            this.address = address;
            this.trusted = trusted;
            this.login = login;
        }
    }
}
