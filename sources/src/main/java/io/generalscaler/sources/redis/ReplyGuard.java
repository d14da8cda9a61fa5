package io.generalscaler.sources.redis;

import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.RedisCommand;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Lets only such replies through as what we ask has: one line each, an integer where one is asked for, and none that nobody waits for. The
 * client below would collect whatever a server announces, and takes integers that do not fit for others. A server that says anything else
 * is left.
 */
final class ReplyGuard extends ChannelDuplexHandler {

    private static final int LONGEST_INTEGER = 20;

    private final Deque<RedisCommand<?, ?, ?>> unanswered = new ArrayDeque<>();

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof RedisCommand<?, ?, ?> command) {
            unanswered.add(command);
        } else if (message instanceof Collection<?> batch) {
            batch.forEach(each -> unanswered.add((RedisCommand<?, ?, ?>) each));
        }
        var _ = context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        RedisCommand<?, ?, ?> command = unanswered.peek();
        if (command == null || !answers((ByteBuf) message, command)) {
            ReferenceCountUtil.release(message);
            leave(context);
            return;
        }
        unanswered.remove();
        context.fireChannelRead(message);
    }

    /** A line that is too long, or a connection that broke. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            leave(context);
        } else {
            context.fireExceptionCaught(cause);
        }
    }

    private void leave(ChannelHandlerContext context) {
        for (RedisCommand<?, ?, ?> command : unanswered) {
            command.completeExceptionally(new ReplyRefusedException());
        }
        unanswered.clear();
        var _ = context.close();
    }

    private static boolean answers(ByteBuf line, RedisCommand<?, ?, ?> command) {
        return switch (line.getByte(line.readerIndex())) {
            case '-' -> true;
            case '+' -> !(command.getOutput() instanceof IntegerOutput);
            case ':' -> isLong(line);
            default -> false;
        };
    }

    private static boolean isLong(ByteBuf line) {
        String text = line.toString(line.readerIndex() + 1, line.readableBytes() - 1, StandardCharsets.US_ASCII)
                .strip();
        if (text.length() > LONGEST_INTEGER) {
            return false;
        }
        try {
            var _ = Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
