package io.generalscaler.sources.redis;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.function.Supplier;

/**
 * A command that is sent, perhaps to one server after the other.
 *
 * @param command one that changes nothing
 * @param arguments those behind it
 * @param output takes the reply; a new one for each time that it is sent
 * @param wants what the key has to hold, for people: {@code a list}; empty where no key is asked for
 */
record RedisCall<T>(
        CommandType command,
        CommandArgs<String, String> arguments,
        Supplier<CommandOutput<String, String, T>> output,
        String wants) {

    /** One that is answered by an integer. */
    static RedisCall<Long> integer(CommandType command, CommandArgs<String, String> arguments, String wants) {
        return new RedisCall<>(command, arguments, () -> new IntegerOutput<>(StringCodec.UTF8), wants);
    }

    /** Nothing behind the command. */
    static CommandArgs<String, String> none() {
        return new CommandArgs<>(StringCodec.UTF8);
    }

    /** The key alone. */
    static CommandArgs<String, String> key(String key) {
        return none().addKey(key);
    }

    /** As it goes to one server. */
    AsyncCommand<String, String, T> toSend() {
        return new AsyncCommand<>(new Command<>(command, output.get(), arguments));
    }
}
