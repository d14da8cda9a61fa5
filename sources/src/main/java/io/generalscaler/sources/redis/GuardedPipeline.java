package io.generalscaler.sources.redis;

import io.lettuce.core.protocol.CommandHandler;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.codec.LineBasedFrameDecoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a client's one connection may receive: a line at a time, each of a bounded length, through a small buffer, and so many bytes
 * in all. Ends it, too: the client forgets a connection that has not become one yet, and leaves it open.
 */
final class GuardedPipeline implements NettyCustomizer, AutoCloseable {

    /** Room for any error message. */
    private static final int LONGEST_LINE = 4096;

    private static final int BUFFER = 2048;

    private final ByteGuard bytes = new ByteGuard();
    private volatile @Nullable Channel connection;
    private volatile @Nullable String refusal;
    private volatile boolean closed;

    @Override
    public void afterBootstrapInitialized(Bootstrap bootstrap) {
        bootstrap
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(BUFFER))
                .option(ChannelOption.ALLOCATOR, SmallBuffers.ALL);
    }

    @Override
    public void afterChannelInitialized(Channel channel) {
        connection = channel;
        if (closed) {
            var _ = channel.close();
            return;
        }
        String client = channel.pipeline().context(CommandHandler.class).name();
        channel.pipeline()
                .addFirst("bytes", bytes)
                .addBefore(client, "lines", new LineBasedFrameDecoder(LONGEST_LINE, false, true))
                .addBefore(client, "replies", new ReplyGuard(bytes, this::refused));
    }

    private void refused(String error) {
        if (refusal == null) {
            refusal = error;
        }
    }

    /**
     * The first error that the server answered, once. The client loses it where the server is quicker than its own bookkeeping: it then only
     * says that it could not connect.
     */
    Optional<String> refusal() {
        Optional<String> first = Optional.ofNullable(refusal);
        refusal = null;
        return first;
    }

    /** Whether the connection has brought so much that it should answer no further command. */
    boolean isWornOut() {
        return bytes.isWornOut();
    }

    @Override
    public void close() {
        closed = true;
        Channel open = connection;
        if (open != null) {
            var _ = open.close();
        }
    }
}
