package io.generalscaler.sources.sqs;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.generalscaler.api.source.Question;
import io.generalscaler.api.source.sqs.SqsEndpoint;
import io.generalscaler.api.source.sqs.SqsQuestion;
import io.generalscaler.reach.http.OutboundRequest;
import io.generalscaler.sources.client.HttpReader;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Amazon SQS in one region, with one login. Speaks its protocol in JSON (AWS JSON 1.0). */
final class SqsMetricSource implements MetricSource {

    private static final String MEDIA_TYPE = "application/x-amz-json-1.0";

    private final SqsEndpoint endpoint;
    private final SourceContext context;
    private final HttpReader http;

    SqsMetricSource(SqsEndpoint endpoint, SourceContext context) {
        this.endpoint = endpoint;
        this.context = context;
        this.http = new HttpReader("Amazon SQS", Optional.of(endpoint.login()), Optional.empty(), context);
    }

    @Override
    public Sample read(Question question, Duration within) throws SourceException, InterruptedException {
        SqsQuestion asked = (SqsQuestion) question;
        return http.send(request(asked), within, HttpReader.MAX_BYTES, (status, body) -> switch (status) {
            case 200 -> QueueAttributes.sum(body, asked.count(), context.now());
            case 400, 403 -> throw SqsError.read(status, body);
            default -> throw http.refusal(status);
        });
    }

    private OutboundRequest request(SqsQuestion asked) {
        String attributes = asked.count().stream()
                .map(count -> '"' + count.attribute() + '"')
                .collect(Collectors.joining(", ", "[", "]"));
        String queue = new String(JsonStringEncoder.getInstance().quoteAsString(asked.queueUrl()));
        return new OutboundRequest(
                URI.create(endpoint.server() + "/"),
                Map.of("X-Amz-Target", "AmazonSQS.GetQueueAttributes"),
                Optional.of(new OutboundRequest.Body(
                        MEDIA_TYPE, "{\"QueueUrl\": \"" + queue + "\", \"AttributeNames\": " + attributes + "}")));
    }

    @Override
    public void close() {}
}
