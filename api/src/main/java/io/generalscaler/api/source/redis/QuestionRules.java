package io.generalscaler.api.source.redis;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.RedisSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields go with which measure. */
final class QuestionRules {
    private static final String LIST = "ListLength";
    private static final String DUE = "DueBefore";
    private static final String LAG = "StreamLag";
    private static final Set<String> OF_GROUPS = Set.of("StreamPending", LAG);
    private static final int SCORES_PER_SECOND = 1000;

    private static final Map<String, RedisMeasure.Structure> SIZES = Map.of(
            LIST,
            RedisMeasure.Structure.LIST,
            "SetSize",
            RedisMeasure.Structure.SET,
            "HashSize",
            RedisMeasure.Structure.HASH,
            "SortedSetSize",
            RedisMeasure.Structure.SORTED_SET);

    private QuestionRules() {}

    /** Empty where a violation was reported. */
    static Optional<RedisQuestion> compile(RedisSource redis, Problems here) {
        if (here.at("measure").isBroken()) {
            return Optional.empty();
        }
        String measure = measure(redis);
        goesWith(redis.scoreUnit(), "scoreUnit", DUE, measure, here);
        goesWith(redis.offsetSeconds(), "offsetSeconds", DUE, measure, here);
        goesWith(redis.includePending(), "includePending", LAG, measure, here);
        Optional<String> key = key(redis, measure, here);
        Optional<RedisMeasure> counted = counted(redis, measure, here);
        return key.flatMap(name -> counted.map(what -> new RedisQuestion(name, what)));
    }

    static boolean isLag(RedisSource redis) {
        return measure(redis).equals(LAG);
    }

    private static String measure(RedisSource redis) {
        return Objects.requireNonNullElse(redis.measure(), LIST);
    }

    private static Optional<String> key(RedisSource redis, String measure, Problems here) {
        if (redis.queueName() != null && !measure.equals(LIST)) {
            here.at("queueName").forbidden("goes with measure ListLength, and measure is " + measure + ": write key");
            return Optional.empty();
        }
        if (redis.queueName() != null && redis.key() != null) {
            here.at("key").forbidden("goes not with queueName: both name the list, so leave one of them out");
            return Optional.empty();
        }
        if (redis.queueName() == null && redis.key() == null) {
            if (measure.equals(LIST)) {
                here.at("queueName").required("is required: Key of the list whose length is the value.");
            } else {
                here.at("key").required("is required with measure " + measure + ": the key of what is measured");
            }
        }
        return Optional.ofNullable(redis.queueName()).or(() -> Optional.ofNullable(redis.key()));
    }

    private static Optional<RedisMeasure> counted(RedisSource redis, String measure, Problems here) {
        if (OF_GROUPS.contains(measure)) {
            String group = redis.consumerGroup();
            if (group == null) {
                here.at("consumerGroup")
                        .required("is required with measure " + measure + ": the name of the stream's consumer group");
                return Optional.empty();
            }
            return Optional.of(
                    measure.equals(LAG)
                            ? new RedisMeasure.StreamLag(group, !Boolean.FALSE.equals(redis.includePending()))
                            : new RedisMeasure.StreamPending(group));
        }
        if (redis.consumerGroup() != null) {
            here.at("consumerGroup")
                    .forbidden("goes with measure StreamPending or StreamLag, and measure is " + measure);
        }
        if (measure.equals(DUE)) {
            int scores = "Milliseconds".equals(redis.scoreUnit()) ? SCORES_PER_SECOND : 1;
            return Optional.of(
                    new RedisMeasure.DueBefore(scores, Objects.requireNonNullElse(redis.offsetSeconds(), 0)));
        }
        return SIZES.containsKey(measure)
                ? Optional.of(new RedisMeasure.Size(SIZES.get(measure)))
                : Optional.of(new RedisMeasure.StreamLength());
    }

    private static void goesWith(@Nullable Object given, String field, String with, String measure, Problems here) {
        if (given != null && !measure.equals(with)) {
            here.at(field).forbidden("goes with measure " + with + ", and measure is " + measure);
        }
    }
}
