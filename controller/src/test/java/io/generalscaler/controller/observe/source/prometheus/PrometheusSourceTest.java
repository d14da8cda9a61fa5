package io.generalscaler.controller.observe.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.PrometheusProcess;
import io.generalscaler.controller.process.TestCertificates;
import io.generalscaler.sources.spi.FailureReason;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries to a real Prometheus. */
final class PrometheusSourceTest {

    private static final SourceFixture SOURCES = SourceFixture.onLoopback();
    private static final PrometheusProcess PROMETHEUS = PrometheusProcess.plain();

    @BeforeAll
    static void start() {
        PROMETHEUS.start();
    }

    @AfterAll
    static void stop() {
        SOURCES.close();
        PROMETHEUS.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reads a scalar                     | 7                  | 7",
                "reads a vector of one element      | vector(2.5)        | 2.5",
                "reads an expression with strings   | sum(label_replace(vector(3), \"a\", \"b c\", \"\", \"\")) | 3",
                "reads a very large number          | vector(1e300)      | 1e300"
            })
    void reads(String name, String query, BigDecimal expected) throws Exception {
        assertThat(SOURCES.read(metric(query, "")))
                .isInstanceOfSatisfying(
                        Answer.Value.class,
                        value -> assertThat(value.sample().high()).isEqualByComparingTo(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "an empty vector is no data          | absent_metric            | NoData          | no result",
                "several elements are an error       | label_replace(vector(1), \"a\", \"1\", \"\", \"\") or vector(2) | SeveralElements | several elements",
                "NaN is not a number                 | vector(0) / 0            | NaN             | NaN",
                "infinity is not a number            | vector(1) / 0            | Infinite        | infinite",
                "a negative value is missing         | vector(-1)               | Negative        | negative",
                "a range is refused                  | absent_metric[5m]        | QueryRejected   | range",
                "a text is refused                   | \"hello\"                | NotANumber      | text",
                "a syntax error is a refused query   | sum(                     | QueryRejected   | HTTP 400"
            })
    void fails(String name, String query, FailureReason reason, String words) throws Exception {
        assertThat(SOURCES.read(metric(query, ""))).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.message()).contains(words).doesNotContain("hello", "parse error");
        });
    }

    @Test
    void logsInOverTlsAndChecksTheName() throws Exception {
        TestCertificates certificates = new TestCertificates("prometheus.test");
        SOURCES.host("prometheus.test", "127.0.0.1");
        SOURCES.host("other.test", "127.0.0.1");
        SOURCES.secrets().with("ca", Map.of("ca.crt", certificates.caPem()));
        SOURCES.secrets().with("login", Map.of("user", "scaler", "word", "s3cret"));
        SOURCES.secrets().with("wrong", Map.of("user", "scaler", "word", "guess"));
        try (PrometheusProcess guarded = PrometheusProcess.guarded(certificates, "scaler", "s3cret")) {
            guarded.start();
            String metric = """
                    type: prometheus
                    prometheus:
                      serverAddress: https://%s:%d
                      query: vector(4)
                      authRef: {secretName: %s, type: Basic, usernameKey: user, passwordKey: word}
                      tls: {caSecretName: ca}
                    """;
            assertThat(SOURCES.read(metric.formatted("prometheus.test", guarded.port(), "login")))
                    .isInstanceOf(Answer.Value.class);
            assertThat(reason(SOURCES.read(metric.formatted("prometheus.test", guarded.port(), "wrong"))))
                    .isEqualTo(FailureReason.Unauthorized);
            assertThat(reason(SOURCES.read(metric.formatted("prometheus.test", guarded.port(), "absent"))))
                    .isEqualTo(FailureReason.SecretUnavailable);
            assertThat(SOURCES.read(metric.formatted("other.test", guarded.port(), "login")))
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> assertThat(failed.message()).contains("TLS"));
        }
    }

    @Test
    void asksForAnotherNameWhereOneIsGiven() throws Exception {
        TestCertificates certificates = new TestCertificates("prometheus.test");
        SOURCES.secrets().with("ca", Map.of("ca.crt", certificates.caPem()));
        SOURCES.secrets().with("login", Map.of("user", "scaler", "word", "s3cret"));
        try (PrometheusProcess guarded = PrometheusProcess.guarded(certificates, "scaler", "s3cret")) {
            guarded.start();
            String metric = """
                    type: prometheus
                    prometheus:
                      serverAddress: https://127.0.0.1:%d
                      query: vector(4)
                      authRef: {secretName: login, type: Basic, usernameKey: user, passwordKey: word}
                      tls: {caSecretName: ca, serverName: %s}
                    """;
            assertThat(SOURCES.read(metric.formatted(guarded.port(), "prometheus.test")))
                    .isInstanceOf(Answer.Value.class);
            assertThat(SOURCES.read(metric.formatted(guarded.port(), "other.test")))
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> assertThat(failed.message()).contains("TLS"));
        }
    }

    private static FailureReason reason(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return ((Answer.Failed) answer).reason();
    }

    private static String metric(String query, String more) {
        return "type: prometheus\nprometheus:\n  serverAddress: http://127.0.0.1:%d\n  query: '%s'\n%s"
                .formatted(PROMETHEUS.port(), query, more);
    }
}
