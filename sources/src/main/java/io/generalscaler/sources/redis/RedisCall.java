package io.generalscaler.sources.redis;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.function.Supplier;

/**
 * A command that is sent, perhaps to one server after the other.
 *
 * @param command one that changes nothing
 * @param key what it asks for; empty where no key is asked for
 * @param arguments those behind it
 * @param output takes the reply; a new one for each time that it is sent
 * @param wants what the key has to hold, for people: {@code a list}
 */
record RedisCall<T>(
        CommandType command,
        String key,
        CommandArgs<String, String> arguments,
        Supplier<CommandOutput<String, String, T>> output,
        String wants) {

    /** Says that the next command is for a key which is being moved to this server. */
    static final RedisCall<String> ASKING =
            new RedisCall<>(CommandType.ASKING, "", none(), () -> new StatusOutput<>(StringCodec.UTF8), "");

    /** What a server is. */
    static final RedisCall<String> ROLE = new RedisCall<>(CommandType.ROLE, "", none(), RoleOutput::new, "");

    /** Where a sentinel sees the master of this name. */
    static RedisCall<MasterAddress> master(String name) {
        CommandArgs<String, String> arguments =
                none().add("get-master-addr-by-name").add(name);
        return new RedisCall<>(CommandType.SENTINEL, "", arguments, MasterOutput::new, "");
    }

    /** How many there are of something in a key. */
    static RedisCall<Long> count(CommandType command, String key, String wants) {
        return new RedisCall<>(command, key, none().addKey(key), () -> new IntegerOutput<>(StringCodec.UTF8), wants);
    }

    /** How many elements of a sorted set have a score up to this. */
    static RedisCall<Long> countUpTo(String score, String key) {
        CommandArgs<String, String> arguments = none().addKey(key).add("-inf").add(score);
        return new RedisCall<>(
                CommandType.ZCOUNT, key, arguments, () -> new IntegerOutput<>(StringCodec.UTF8), "a sorted set");
    }

    /** A consumer group of a stream. */
    static RedisCall<StreamGroup> group(String name, String key) {
        CommandArgs<String, String> arguments = none().add("GROUPS").addKey(key);
        return new RedisCall<>(CommandType.XINFO, key, arguments, () -> new GroupOutput(name), "a stream");
    }

    private static CommandArgs<String, String> none() {
        return new CommandArgs<>(StringCodec.UTF8);
    }

    /** As it goes to one server. */
    AsyncCommand<String, String, T> toSend() {
        return new AsyncCommand<>(new Command<>(command, output.get(), arguments));
    }
}
