package io.generalscaler.api.source.redis;

import io.generalscaler.api.source.Question;
import java.util.Optional;

/**
 * One number of one key.
 *
 * @param key the key
 * @param measure what of it is counted
 */
public record RedisQuestion(String key, RedisMeasure measure) implements Question {

    /** The length of a list. */
    public static RedisQuestion list(String key) {
        return new RedisQuestion(key, new RedisMeasure.Size(RedisMeasure.Structure.LIST));
    }

    @Override
    public String describe() {
        return "for " + measure.describe("the " + measure.structure() + " " + key);
    }

    @Override
    public Optional<String> vanishing() {
        return measure.vanishes() ? Optional.of("the " + measure.structure() + " " + key) : Optional.empty();
    }
}
