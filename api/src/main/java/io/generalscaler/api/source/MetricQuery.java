package io.generalscaler.api.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32C;

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

    /**
     * Tells what is read where from whatever was read before, whoever logs in. The same in every process and for good, so that it can be
     * stored in little room.
     */
    public int mark() {
        CRC32C sum = new CRC32C();
        sum.update((endpoint.type() + '\n' + endpoint.place() + '\n' + question.describe()).getBytes(UTF_8));
        return (int) sum.getValue();
    }
}
