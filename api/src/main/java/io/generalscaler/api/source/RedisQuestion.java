package io.generalscaler.api.source;

/**
 * The length of a Redis list.
 *
 * @param key the list's key
 */
public record RedisQuestion(String key) implements Question {
    @Override
    public String describe() {
        return "for the list " + key;
    }
}
