package io.generalscaler.sources.redis;

import io.generalscaler.api.source.redis.RedisMeasure;
import io.generalscaler.api.source.redis.RedisQuestion;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import io.lettuce.core.protocol.CommandType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Asks for a number by commands that only read. Redis removes a list, a set, a hash or a sorted set with its last element, so that 0 is the
 * absence of the key there; a stream stays.
 *
 * @param redis whom to ask
 * @param key what to ask for
 * @param deadline by {@link System#nanoTime}
 * @param now the present, to which times in scores are compared
 */
record Measurement(Redis redis, String key, long deadline, Instant now) {

    static BigDecimal of(RedisQuestion question, Redis redis, long deadline, Instant now)
            throws SourceException, InterruptedException {
        Measurement measurement = new Measurement(redis, question.key(), deadline, now);
        return switch (question.measure()) {
            case RedisMeasure.Size size -> BigDecimal.valueOf(measurement.size(size.of()));
            case RedisMeasure.DueBefore due -> BigDecimal.valueOf(measurement.due(due));
            case RedisMeasure.StreamLength _ -> BigDecimal.valueOf(measurement.streamLength());
            case RedisMeasure.StreamPending pending ->
                count(measurement.group(pending.group()).pending());
            case RedisMeasure.StreamLag lag -> lag(measurement.group(lag.group()), lag.withPending());
        };
    }

    private long size(RedisMeasure.Structure structure) throws SourceException, InterruptedException {
        CommandType command = switch (structure) {
            case LIST -> CommandType.LLEN;
            case SET -> CommandType.SCARD;
            case HASH -> CommandType.HLEN;
            case SORTED_SET -> CommandType.ZCARD;
        };
        String noun = switch (structure) {
            case LIST -> "list";
            case SET -> "set";
            case HASH -> "hash";
            case SORTED_SET -> "sorted set";
        };
        long elements = count(command, "a " + noun);
        if (elements == 0) {
            throw new SourceException(FailureReason.NoData, "there is no such " + noun);
        }
        return elements;
    }

    private long due(RedisMeasure.DueBefore due) throws SourceException, InterruptedException {
        BigDecimal time =
                BigDecimal.valueOf(now.plusSeconds(due.offsetSeconds()).toEpochMilli(), 3);
        String score = time.multiply(BigDecimal.valueOf(due.scoresPerSecond())).toPlainString();
        long elements = redis.ask(RedisCall.countUpTo(score, key), deadline);
        if (elements == 0) {
            // Nothing is due, or nothing is there.
            var _ = size(RedisMeasure.Structure.SORTED_SET);
        }
        return elements;
    }

    private long streamLength() throws SourceException, InterruptedException {
        long entries = count(CommandType.XLEN, "a stream");
        if (entries == 0 && count(CommandType.EXISTS, "a stream") == 0) {
            throw new SourceException(FailureReason.NotFound, "there is no such stream");
        }
        return entries;
    }

    private StreamGroup group(String name) throws SourceException, InterruptedException {
        StreamGroup group = redis.ask(RedisCall.group(name, key), deadline);
        if (!group.isThere()) {
            throw new SourceException(FailureReason.NotFound, "the stream has no such consumer group");
        }
        return group;
    }

    private static BigDecimal lag(StreamGroup group, boolean withPending) throws SourceException {
        if (!group.tellsLag()) {
            throw new SourceException(
                    FailureReason.QueryRejected,
                    "Redis tells the lag of a group from version 7.0 on; StreamPending and StreamLength need less");
        }
        if (group.lag().isEmpty()) {
            throw new SourceException(
                    FailureReason.NoData,
                    "Redis cannot tell the lag: entries were deleted, or the group began in the middle of the stream;"
                            + " it can again once the group has been given the last entry");
        }
        BigDecimal lag = count(group.lag());
        return withPending ? lag.add(count(group.pending())) : lag;
    }

    /** A negative one must not get lost in a sum. */
    private static BigDecimal count(OptionalLong count) throws SourceException {
        if (count.isEmpty()) {
            throw new SourceException(FailureReason.BadAnswer, "the answer does not tell what is pending");
        }
        if (count.getAsLong() < 0) {
            throw new SourceException(FailureReason.Negative, "a count is below zero");
        }
        return BigDecimal.valueOf(count.getAsLong());
    }

    private long count(CommandType command, String wants) throws SourceException, InterruptedException {
        return redis.ask(RedisCall.count(command, key, wants), deadline);
    }
}
