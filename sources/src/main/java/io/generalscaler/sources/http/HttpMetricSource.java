package io.generalscaler.sources.http;

import io.generalscaler.api.source.Question;
import io.generalscaler.api.source.http.HttpEndpoint;
import io.generalscaler.api.source.http.HttpQuestion;
import io.generalscaler.api.source.http.HttpValue;
import io.generalscaler.reach.http.OutboundRequest;
import io.generalscaler.sources.client.HttpReader;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One server and login. */
final class HttpMetricSource implements MetricSource {

    /** Room for the page of a process with some thousand samples. */
    private static final int MAX_PAGE = 256 * 1024;

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";

    private final HttpEndpoint endpoint;
    private final SourceContext context;
    private final HttpReader http;

    HttpMetricSource(HttpEndpoint endpoint, SourceContext context) {
        this.endpoint = endpoint;
        this.context = context;
        this.http = new HttpReader("the server", endpoint.login(), endpoint.tls(), context);
    }

    @Override
    public Sample read(Question question, Duration within) throws SourceException, InterruptedException {
        HttpQuestion asked = (HttpQuestion) question;
        return switch (asked.value()) {
            case HttpValue.Json json -> {
                NumberText text = new NumberText(json.quantity());
                yield send(asked, within, HttpReader.MAX_BYTES, body -> JsonNumber.read(body, json.pointer(), text));
            }
            case HttpValue.Text alone -> {
                NumberText text = new NumberText(alone.quantity());
                yield send(asked, within, HttpReader.MAX_BYTES, body -> PlainNumber.read(body, text));
            }
            case HttpValue.Sample sample -> send(asked, within, MAX_PAGE, body -> MetricsPage.read(body, sample));
        };
    }

    private Sample send(HttpQuestion asked, Duration within, int maxBytes, Finder finder)
            throws SourceException, InterruptedException {
        return http.send(request(asked), within, maxBytes, (status, body) -> {
            if (status != 200) {
                throw refusal(status);
            }
            return finder.find(body).at(context.now());
        });
    }

    private OutboundRequest request(HttpQuestion asked) {
        Map<String, String> headers = new LinkedHashMap<>();
        asked.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(CONTENT_TYPE)) {
                headers.put(name, value);
            }
        });
        if (headers.keySet().stream().noneMatch("Accept"::equalsIgnoreCase)) {
            headers.put("Accept", accepted(asked.value()));
        }
        Optional<OutboundRequest.Body> body =
                asked.post().map(text -> new OutboundRequest.Body(mediaType(asked.headers()), text));
        return new OutboundRequest(URI.create(endpoint.server() + asked.path()), headers, body);
    }

    private static String mediaType(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(CONTENT_TYPE))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(JSON);
    }

    private static String accepted(HttpValue value) {
        return switch (value) {
            case HttpValue.Json _ -> JSON;
            case HttpValue.Text _ -> "text/plain";
            case HttpValue.Sample _ -> "text/plain;version=0.0.4";
        };
    }

    private SourceException refusal(int status) {
        return switch (status) {
            case 204 -> new SourceException(FailureReason.NoData, "the server answered with nothing (HTTP 204)");
            case 404, 410 ->
                new SourceException(FailureReason.NotFound, "the server has no such page (HTTP " + status + ")");
            case 400, 405, 406, 411, 413, 414, 415, 422 ->
                new SourceException(
                        FailureReason.QueryRejected, "the server refused the request (HTTP " + status + ")");
            default -> http.refusal(status);
        };
    }

    @Override
    public void close() {}

    /** Finds the number in an answer. */
    @FunctionalInterface
    private interface Finder {
        Found find(InputStream body) throws IOException, SourceException;
    }
}
