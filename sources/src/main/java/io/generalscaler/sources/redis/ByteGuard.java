package io.generalscaler.sources.redis;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Counts what arrives over a connection, below TLS: a server can send records between its replies without end, and of some the JDK keeps
 * something for as long as the connection is open. A connection that has brought much is replaced; one that goes on all the same is left.
 */
final class ByteGuard extends ChannelInboundHandlerAdapter {

    /** A handshake takes some kilobytes, a reply some dozen bytes. */
    private static final long WORN_OUT = 64 * 1024;

    private static final long MOST = 2 * WORN_OUT;

    private volatile long arrived;

    /** Whether there has been so much that a new connection should take its place. */
    boolean isWornOut() {
        return arrived > WORN_OUT;
    }

    /** So many of the bytes were of a large answer that we wanted and that has a bound of its own: they wear nothing out. */
    void wasAskedFor(int count) {
        long others = arrived - count;
        arrived = others;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        long now = arrived + ((ByteBuf) message).readableBytes();
        arrived = now;
        if (now > MOST) {
            ReferenceCountUtil.release(message);
            var _ = context.close();
        } else {
            context.fireChannelRead(message);
        }
    }
}
