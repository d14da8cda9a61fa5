package io.generalscaler.api.source;

/**
 * Everything that a reader needs to know to read one metric, but for the contents of Secrets.
 *
 * @param endpoint where to ask
 * @param question what to ask, in a form that the endpoint's type understands
 */
public record MetricQuery(MetricEndpoint endpoint, Question question) {
    /** Both, for people: {@code does Redis at redis:6379 answer for the list job-queue?} */
    public String describe() {
        return "does " + endpoint.describe() + " answer " + question.describe() + "?";
    }
}
