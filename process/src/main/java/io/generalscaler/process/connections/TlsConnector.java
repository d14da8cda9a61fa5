package io.generalscaler.process.connections;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;

/** Ends a connection before TLS reads a ClientHello that is too large; see {@link ClientHellos}. */
public final class TlsConnector extends ServerConnector {
    private final Connections connections;

    /**
     * A connector that does not listen yet.
     *
     * @param connections watches over its connections from now on
     * @param factories as those of {@link ServerConnector}, TLS first
     */
    public TlsConnector(Server server, Connections connections, ConnectionFactory... factories) {
        super(server, factories);
        this.connections = connections;
        connections.watch(this);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint end = new Guarded(channel, selector, key);
        end.setIdleTimeout(getIdleTimeout());
        return end;
    }

    private final class Guarded extends SocketChannelEndPoint {
        private final ClientHellos hellos = new ClientHellos();

        Guarded(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            super(channel, selector, key, TlsConnector.this.getScheduler());
        }

        @Override
        public int fill(ByteBuffer buffer) throws IOException {
            int filled = super.fill(buffer);
            if (filled <= 0 || hellos.isDone() || hellos.accepts(buffer.slice(buffer.limit() - filled, filled))) {
                return filled;
            }
            BufferUtil.clear(buffer);
            connections.count(Ended.LARGE_HELLO);
            close();
            return -1;
        }

        @Override
        public boolean flush(ByteBuffer... buffers) throws IOException {
            if (!hellos.isDone() && buffers.length > 0) {
                hellos.sends(buffers[0]);
            }
            return super.flush(buffers);
        }
    }
}
