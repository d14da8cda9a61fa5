package io.generalscaler.api.source.sql;

import io.generalscaler.api.source.Question;

/**
 * A query.
 *
 * @param query one statement
 */
public record SqlQuestion(String query) implements Question {
    @Override
    public String describe() {
        return "the query " + query.strip();
    }
}
