package io.generalscaler.controller.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.process.TestCertificates;
import io.generalscaler.controller.process.TestServer;
import io.generalscaler.sources.spi.FailureReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which certificates a server may show for the name that a user wrote: the same for every source. */
final class ServerNamesTest {

    /** A metric of each type whose server is checked: host, port and the name that is wanted come in. */
    private static final Map<String, String> SOURCES = Map.of(
            "Prometheus",
            "type: prometheus\nprometheus: {serverAddress: 'https://%s:%d', query: up, tls: {caSecretName: ca%s}}",
            "Redis",
            "type: redis\nredis: {host: '%s', port: %d, queueName: jobs, tls: {caSecretName: ca%s}}");

    private static final Duration VALID = Duration.ofDays(1);

    private static final String LONG_NAME = " " + ("b".repeat(49) + ".").repeat(5);

    /**
     * Server that is called, name that is wanted of it (empty for the host), subject and alternative names of its certificate, and whether
     * it is the right one.
     */
    private static final List<Row> ROWS = List.of(
            new Row("its name", "a.test", "", "CN=x", "a.test", VALID, true),
            new Row("its name in other letters", "a.test", "", "CN=x", "A.TEST", VALID, true),
            new Row("its name among others", "a.test", "", "CN=x", "b.test a.test", VALID, true),
            new Row("its address", "127.0.0.1", "", "CN=x", "127.0.0.1", VALID, true),
            new Row("another address", "127.0.0.1", "", "CN=x", "127.0.0.2", VALID, false),
            new Row("its address as if it were a name", "127.0.0.1", "", "CN=x", "dns:127.0.0.1", VALID, false),
            new Row("its address as the subject", "127.0.0.1", "", "CN=127.0.0.1", "", VALID, false),
            new Row("another name", "a.test", "", "CN=x", "b.test", VALID, false),
            new Row("a name below its own", "a.test", "", "CN=x", "b.a.test", VALID, false),
            new Row("a name above its own", "b.a.test", "", "CN=x", "a.test", VALID, false),
            new Row("the name that is wanted", "a.test", "b.test", "CN=x", "b.test", VALID, true),
            new Row("its name where another is wanted", "a.test", "b.test", "CN=x", "a.test", VALID, false),
            new Row("the name that is wanted of an address", "127.0.0.1", "b.test", "CN=x", "b.test", VALID, true),
            new Row("its address where a name is wanted", "127.0.0.1", "b.test", "CN=x", "127.0.0.1", VALID, false),
            new Row("only the address behind its name", "a.test", "", "CN=x", "127.0.0.1", VALID, false),
            new Row("the address, and its name as subject", "a.test", "", "CN=a.test", "127.0.0.1", VALID, false),
            new Row(
                    "its name of other letters, encoded",
                    "xn--bcher-kva.test",
                    "",
                    "CN=x",
                    "xn--bcher-kva.test",
                    VALID,
                    true),
            new Row(
                    "another name of other letters",
                    "xn--bcher-kva.test",
                    "",
                    "CN=x",
                    "xn--bchr-dpa.test",
                    VALID,
                    false),
            new Row("a wildcard", "a.b.test", "", "CN=x", "*.b.test", VALID, true),
            new Row("a wildcard over two labels", "a.b.test", "", "CN=x", "*.test", VALID, false),
            new Row("a wildcard above its name", "b.test", "", "CN=x", "*.b.test", VALID, false),
            new Row("two wildcards", "a.b.test", "", "CN=x", "*.*.test", VALID, false),
            new Row("a wildcard inside a label", "abc.b.test", "", "CN=x", "a*c.b.test", VALID, false),
            new Row("a wildcard that is not first", "a.b.test", "", "CN=x", "a.*.test", VALID, false),
            new Row("a wildcard for everything", "a.test", "", "CN=x", "*", VALID, false),
            new Row("a wildcard for an address", "127.0.0.1", "", "CN=x", "dns:*.0.0.1", VALID, false),
            new Row("its name as subject only", "a.test", "", "CN=a.test", "", VALID, false),
            new Row("its name as subject beside another", "a.test", "", "CN=a.test", "b.test", VALID, false),
            new Row("its name among 200", "a.test", "", "CN=x", "a.test" + " b.test".repeat(200), VALID, true),
            new Row("its name among 1000", "a.test", "", "CN=x", "a.test" + " b".repeat(1000), VALID, false),
            new Row("its name among 18 KiB", "a.test", "", "CN=x", "a.test" + LONG_NAME.repeat(72), VALID, false),
            new Row("its name, but it has expired", "a.test", "", "CN=x", "a.test", Duration.ofMinutes(-5), false));

    static Stream<Arguments> rows() {
        return SOURCES.keySet().stream()
                .sorted()
                .flatMap(source -> ROWS.stream().map(row -> Arguments.of(source, row)));
    }

    @ParameterizedTest(name = "{0} shows {1}")
    @MethodSource("rows")
    void checksTheName(String source, Row row) throws Exception {
        TestCertificates certificates = new TestCertificates(row.subject, row.alternatives(), row.valid);
        try (SourceFixture sources = SourceFixture.onLoopback();
                TestServer server = TestServer.start(certificates)) {
            sources.host(row.host, "127.0.0.1");
            sources.secrets().with("ca", Map.of("ca.crt", certificates.caPem()));
            check(sources.read(metric(source, row, server)), row.right, server);
        }
    }

    static Stream<String> sources() {
        return SOURCES.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0} shows its name, by another authority")
    @MethodSource("sources")
    void trustsNoOtherAuthority(String source) throws Exception {
        Row row = ROWS.getFirst();
        TestCertificates certificates = new TestCertificates(row.subject, row.alternatives(), row.valid);
        TestCertificates others = new TestCertificates(row.subject, row.alternatives(), row.valid);
        try (SourceFixture sources = SourceFixture.onLoopback();
                TestServer server = TestServer.start(certificates)) {
            sources.host(row.host, "127.0.0.1");
            sources.secrets().with("ca", Map.of("ca.crt", others.caPem()));
            check(sources.read(metric(source, row, server)), false, server);
        }
    }

    /** An agreement on a key modulo a number of 8192 bits takes fifty times as long as one on a curve, and the server chooses. */
    @ParameterizedTest(name = "{0} agrees on keys by {1} only")
    @CsvSource({
        "Prometheus, x25519, true",
        "Prometheus, secp521r1, true",
        "Prometheus, ffdhe2048, false",
        "Prometheus, ffdhe8192, false",
        "Redis, x25519, true",
        "Redis, secp521r1, true",
        "Redis, ffdhe2048, false",
        "Redis, ffdhe8192, false"
    })
    void agreesOnKeysQuickly(String source, String group, boolean right) throws Exception {
        for (String serverName : List.of("", "a.test")) {
            Row row = new Row("its name", "a.test", serverName, "CN=x", "a.test", VALID, right);
            TestCertificates certificates = new TestCertificates(row.subject, row.alternatives(), row.valid);
            try (SourceFixture sources = SourceFixture.onLoopback();
                    TestServer server =
                            TestServer.start(certificates, will -> will.setNamedGroups(new String[] {group}))) {
                sources.host(row.host, "127.0.0.1");
                sources.secrets().with("ca", Map.of("ca.crt", certificates.caPem()));
                check(sources.read(metric(source, row, server)), right, server);
            }
        }
    }

    private static String metric(String source, Row row, TestServer server) {
        String wanted = row.wanted.isEmpty() ? "" : ", serverName: " + row.wanted;
        return SOURCES.get(source).formatted(row.host, server.port(), wanted);
    }

    /** What is refused has not been asked anything, nor told a login. */
    private static void check(Answer answer, boolean right, TestServer server) {
        if (right) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Value.class,
                            value -> assertThat(value.sample().high()).isEqualByComparingTo("5"));
        } else {
            assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.reason()).isEqualTo(FailureReason.Unreachable);
                assertThat(failed.message()).contains("TLS");
            });
            assertThat(server.asked()).isZero();
        }
    }

    record Row(String shown, String host, String wanted, String subject, String names, Duration valid, boolean right) {

        List<String> alternatives() {
            return Arrays.stream(names.split(" "))
                    .filter(name -> !name.isEmpty())
                    .toList();
        }

        @Override
        public String toString() {
            return shown;
        }
    }
}
