package io.generalscaler.sources.redis;

import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.CommandType;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets only such replies through as what we ask has: one line each, an integer where one is asked for, a small array where one is, and none
 * that nobody waits for. The client below would collect whatever a server announces, and takes integers that do not fit for others. A
 * server that says anything else is left.
 */
final class ReplyGuard extends ChannelDuplexHandler {

    private final ByteGuard bytes;
    private final Consumer<String> refusals;
    private final Deque<RedisCommand<?, ?, ?>> unanswered = new ArrayDeque<>();

    /** Of the first command, while only a part of it is there. */
    private @Nullable ArrayReply arriving;

    /**
     * For one connection.
     *
     * @param refusals is told of each error but those to what the client says of itself
     */
    ReplyGuard(ByteGuard bytes, Consumer<String> refusals) {
        this.bytes = bytes;
        this.refusals = refusals;
    }

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
        if (arriving == null) {
            unanswered.remove();
        }
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

    private boolean answers(ByteBuf line, RedisCommand<?, ?, ?> command) {
        if (arriving != null) {
            return goesOn(arriving, line);
        }
        byte sign = line.getByte(line.readerIndex());
        if (sign == '-') {
            if (command.getType() != CommandType.CLIENT) {
                refusals.accept(line.toString(line.readerIndex() + 1, line.readableBytes() - 1, StandardCharsets.UTF_8)
                        .strip());
            }
            return true;
        }
        return switch (command.getOutput()) {
            case IntegerOutput<?, ?> _ -> sign == ':' && ReplyLine.number(line).isPresent();
            case ArrayOutput<?> array -> sign == '*' && goesOn(new ArrayReply(array.depth()), line);
            default -> sign == '+';
        };
    }

    private boolean goesOn(ArrayReply reply, ByteBuf line) {
        if (!reply.takes(line)) {
            return false;
        }
        bytes.wasAskedFor(line.readableBytes());
        arriving = reply.isWhole() ? null : reply;
        return true;
    }
}
