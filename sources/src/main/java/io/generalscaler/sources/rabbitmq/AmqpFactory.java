package io.generalscaler.sources.rabbitmq;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.AddressResolver;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import com.rabbitmq.client.impl.FrameHandlerFactory;
import com.rabbitmq.client.impl.SocketFrameHandler;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/** Speaks AMQP over one socket that is connected already: the library connects to nothing by itself, and starts virtual threads only. */
final class AmqpFactory extends ConnectionFactory {

    /** The least that every broker takes. */
    private static final int FRAME_BYTES = 8 * 1024;

    private static final int CHANNELS = 8;
    private static final int HEARTBEAT_SECONDS = 60;
    private static final String NAME = "generalscaler";

    /** Runs what nobody here asks for: consumers. */
    private static final ExecutorService NOTHING = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name(NAME + "-amqp").factory());

    private final Socket socket;

    private AmqpFactory(Socket socket) {
        this.socket = socket;
    }

    /**
     * Logs in.
     *
     * @param handshakeMillis for each step of it
     */
    static Connection connect(Socket socket, String vhost, AmqpLogin login, int handshakeMillis)
            throws IOException, TimeoutException {
        AmqpFactory factory = new AmqpFactory(socket);
        factory.setUsername(login.username);
        factory.setPassword(login.password);
        factory.setVirtualHost(vhost);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setRequestedFrameMax(FRAME_BYTES);
        factory.setMaxInboundMessageBodySize(FRAME_BYTES);
        factory.setRequestedChannelMax(CHANNELS);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setHandshakeTimeout(handshakeMillis);
        factory.setChannelRpcTimeout(handshakeMillis);
        factory.setShutdownTimeout(1000);
        factory.setThreadFactory(Thread.ofVirtual().name(NAME + "-amqp").factory());
        factory.setExceptionHandler(new Quiet());
        AddressResolver unused = () -> List.of(new Address("the socket's"));
        return factory.newConnection(NOTHING, unused, NAME);
    }

    @Override
    protected synchronized FrameHandlerFactory createFrameHandlerFactory() {
        return (address, name) -> new SocketFrameHandler(socket, NOTHING, FRAME_BYTES);
    }

    /** What fails is thrown, too; the library's own log would quote what a server said. */
    private static final class Quiet extends ForgivingExceptionHandler {
        @Override
        protected void log(String message, Throwable e) {}
    }
}
