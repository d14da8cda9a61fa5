package io.generalscaler.api.source.redis;

import io.generalscaler.api.source.Question;
import java.util.Optional;

/**
 * The length of a Redis list.
 *
 * @param key the list's key
 */
public record RedisQuestion(String key) implements Question {
    @Override
    public String describe() {
        return "for " + list();
    }

    @Override
    public Optional<String> vanishing() {
        return Optional.of(list());
    }

    private String list() {
        return "the list " + key;
    }
}
