package io.generalscaler.api.source.prometheus;

import io.generalscaler.api.source.Question;

/**
 * An instant query.
 *
 * @param query PromQL, not blank
 */
public record PrometheusQuestion(String query) implements Question {
    @Override
    public String describe() {
        return "the query " + query;
    }
}
