package io.generalscaler.sources.rabbitmq;

import io.generalscaler.api.source.Question;
import io.generalscaler.api.source.rabbitmq.RabbitMqEndpoint;
import io.generalscaler.api.source.rabbitmq.RabbitMqQuestion;
import io.generalscaler.reach.http.OutboundRequest;
import io.generalscaler.sources.client.HttpReader;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.time.Duration;
import java.util.Map;

/**
 * One broker's management API. It asks for the counts that the queues themselves keep, and not for the statistics of the API, which lag
 * behind by seconds and are switched off in many brokers.
 */
final class ManagementSource implements MetricSource {

    /** Room for a page of queues with long names. */
    private static final int MAX_PAGE_BYTES = 384 * 1024;

    /** More queues than these are no answer to a question about one workload. */
    private static final int MAX_PAGES = 20;

    private final RabbitMqEndpoint.Management endpoint;
    private final SourceContext context;
    private final HttpReader http;

    ManagementSource(RabbitMqEndpoint.Management endpoint, SourceContext context) {
        this.endpoint = endpoint;
        this.context = context;
        this.http = new HttpReader("RabbitMQ", endpoint.login(), endpoint.tls(), context);
    }

    @Override
    public Sample read(Question question, Duration within) throws SourceException, InterruptedException {
        RabbitMqQuestion asked = (RabbitMqQuestion) question;
        long deadline = System.nanoTime() + within.toNanos();
        Tally tally = new Tally(asked.queues());
        QueuesPath path = new QueuesPath(endpoint.server(), asked);
        Page first = page(path, 1, tally, asked.count(), deadline);
        if (first.pages() > MAX_PAGES) {
            throw new SourceException(
                    FailureReason.QueryRejected,
                    "more than " + MAX_PAGES * QueuesPath.PAGE_SIZE + " queues fit the pattern");
        }
        for (int number = 2; number <= first.pages(); number++) {
            if (page(path, number, tally, asked.count(), deadline).queues() != first.queues()) {
                throw changed();
            }
        }
        if (tally.listed() != first.queues()) {
            throw changed();
        }
        return Sample.of(tally.value(), context.now());
    }

    private Page page(QueuesPath path, int number, Tally tally, RabbitMqQuestion.Count count, long deadline)
            throws SourceException, InterruptedException {
        OutboundRequest request = OutboundRequest.get(path.page(number), Map.of("Accept", "application/json"));
        Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        return http.send(request, left, MAX_PAGE_BYTES, (status, body) -> {
            if (status != 200) {
                throw refusal(status, number);
            }
            return Page.read(body, count, tally);
        });
    }

    private SourceException refusal(int status, int number) {
        return switch (status) {
            case 400 ->
                number > 1
                        ? changed()
                        : new SourceException(
                                FailureReason.QueryRejected,
                                "RabbitMQ refused the question (HTTP 400): the pattern is no regular expression to it");
            case 404 ->
                new SourceException(
                        FailureReason.NotFound,
                        "there is no such virtual host, or serverAddress is not that of the management API (HTTP 404)");
            default -> http.refusal(status);
        };
    }

    /** Pages of a list that grows or shrinks meanwhile leave queues out, or have them twice. */
    private static SourceException changed() {
        return new SourceException(
                FailureReason.PartialAnswer, "queues came or went while the pages of their list were read");
    }

    @Override
    public void close() {}
}
