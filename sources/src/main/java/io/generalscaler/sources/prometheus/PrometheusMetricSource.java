package io.generalscaler.sources.prometheus;

import io.generalscaler.api.source.Question;
import io.generalscaler.api.source.prometheus.PrometheusEndpoint;
import io.generalscaler.api.source.prometheus.PrometheusQuestion;
import io.generalscaler.sources.client.HttpReader;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One Prometheus server and login. */
final class PrometheusMetricSource implements MetricSource {

    private final PrometheusEndpoint endpoint;
    private final HttpReader http;

    PrometheusMetricSource(PrometheusEndpoint endpoint, SourceContext context) {
        this.endpoint = endpoint;
        this.http = new HttpReader("Prometheus", endpoint.login(), endpoint.tls(), context);
    }

    @Override
    public Sample read(Question question, Duration within) throws SourceException, InterruptedException {
        return http.get(address(((PrometheusQuestion) question).query()), within, this::sample);
    }

    private URI address(String query) {
        URI server = endpoint.server();
        String given = server.getRawQuery() == null ? "" : server.getRawQuery() + "&";
        return URI.create(server.getScheme() + "://" + server.getRawAuthority() + server.getRawPath() + "/api/v1/query?"
                + given + "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private Sample sample(int status, InputStream body) throws IOException, SourceException {
        return switch (status) {
            case 200 -> PrometheusAnswer.read(body);
            case 400, 422 ->
                throw new SourceException(
                        FailureReason.QueryRejected, "Prometheus cannot run the query (HTTP " + status + ")");
            default -> throw http.refusal(status);
        };
    }

    @Override
    public void close() {}
}
