package io.generalscaler.sources.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a broker and a channel of it, over which one question is asked after the other. What does not end in time ends with its
 * socket: the library waits for some answers however long they take.
 */
final class AmqpConnection {

    /** Certificates of a server that has many, and what a broker says of itself. */
    private static final long FOR_CONNECTING = 96 * 1024;

    private static final long FOR_AN_ANSWER = 16 * 1024;

    private final Allowance allowance = new Allowance();
    private final AmqpSocket socket = new AmqpSocket(allowance);
    private @Nullable Connection connection;
    private @Nullable Channel channel;

    private AmqpConnection() {}

    /** Connects and logs in. */
    static AmqpConnection open(
            InetSocketAddress address,
            Optional<AmqpSocket.Trusted> trusted,
            String vhost,
            AmqpLogin login,
            Duration within)
            throws SourceException, InterruptedException {
        AmqpConnection opened = new AmqpConnection();
        opened.allowance.renew(FOR_CONNECTING);
        int millis = (int) Math.max(1, within.toMillis());
        try {
            opened.run(within, () -> {
                Socket connected = opened.socket.connected(address, trusted);
                opened.connection = AmqpFactory.connect(connected, vhost, login, millis);
                return true;
            });
        } catch (ExecutionException e) {
            opened.end();
            throw opened.cause(AmqpFailure.of(e.getCause()));
        }
        return opened;
    }

    /** Whether it can be asked once more. */
    boolean isOpen() {
        return connection != null && connection.isOpen() && !socket.isClosed();
    }

    /** How many messages of a queue wait for a consumer, from 0. */
    long ready(String queue, Duration within) throws SourceException, InterruptedException {
        allowance.renew(FOR_AN_ANSWER);
        try {
            return run(within, () -> ask(queue));
        } catch (ExecutionException e) {
            throw cause(AmqpFailure.of(e.getCause()));
        }
    }

    /** A queue that is not there closes the channel. */
    private long ask(String queue) throws IOException {
        Channel open = channel;
        if (open == null || !open.isOpen()) {
            if (connection == null) {
                throw new IOException("not connected");
            }
            open = connection.createChannel();
            channel = open;
        }
        if (open == null) {
            throw new IOException("the broker gives no channel");
        }
        AMQP.Queue.DeclareOk declared = open.queueDeclarePassive(queue);
        return Integer.toUnsignedLong(declared.getMessageCount());
    }

    private <T> T run(Duration within, Callable<T> work)
            throws ExecutionException, SourceException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("generalscaler-amqp-question").start(task);
        boolean ended = false;
        try {
            T result = task.get(Math.max(1, within.toNanos()), TimeUnit.NANOSECONDS);
            ended = true;
            return result;
        } catch (ExecutionException e) {
            ended = true;
            throw e;
        } catch (TimeoutException e) {
            throw new SourceException(
                    FailureReason.Timeout, "RabbitMQ did not answer within " + within.toMillis() + " ms");
        } finally {
            if (!ended) {
                end();
            }
        }
    }

    private SourceException cause(SourceException otherwise) {
        return allowance.isExceeded()
                ? new SourceException(FailureReason.BadAnswer, "RabbitMQ sent more than an answer needs")
                : otherwise;
    }

    /** Ends it at once; whoever waits for an answer gets none. */
    void end() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    /** Ends it as a broker expects it, without anybody waiting for that. */
    void leave() {
        Connection open = connection;
        Thread.ofVirtual().name("generalscaler-amqp-leave").start(() -> {
            if (open != null) {
                open.abort(AMQP.REPLY_SUCCESS, "OK", 1000);
            }
            end();
        });
    }
}
