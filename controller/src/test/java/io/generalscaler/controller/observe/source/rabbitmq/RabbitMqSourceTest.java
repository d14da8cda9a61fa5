package io.generalscaler.controller.observe.source.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.ChildProcess;
import io.generalscaler.controller.process.RabbitProcess;
import io.generalscaler.controller.process.TestCertificates;
import io.generalscaler.sources.spi.FailureReason;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real broker, asked by its management API. */
final class RabbitMqSourceTest {

    private static RabbitProcess rabbit;
    private static TestCertificates certificates;

    private final SourceFixture sources = SourceFixture.onLoopback();

    @BeforeAll
    static void start() throws Exception {
        certificates = new TestCertificates("rabbit.test");
        rabbit = RabbitProcess.with(certificates).started();
        rabbit.onlooker("/", "onlooker", "pw");
    }

    @AfterAll
    static void stop() {
        rabbit.close();
    }

    @BeforeEach
    void logins() {
        sources.secrets()
                .with("admin", Map.of("username", RabbitProcess.ADMIN, "password", RabbitProcess.ADMIN))
                .with("onlooker", Map.of("username", "onlooker", "password", "pw"))
                .with("stranger", Map.of("username", "onlooker", "password", "hidden"))
                .with("ca", Map.of("ca.crt", certificates.caPem()));
    }

    @AfterEach
    void close() {
        sources.close();
    }

    @Test
    void readsWhatAQueueHoldsAtOnce() throws Exception {
        rabbit.queue("/", "at-once", "classic");
        assertThat(read("queueName: at-once")).isEqualTo("0");
        rabbit.publish("/", "at-once", 3);
        assertThat(read("queueName: at-once")).isEqualTo("3");
        assertThat(read("count: Ready, queueName: at-once")).isEqualTo("3");
    }

    @Test
    void aQuorumQueueTellsItsCountWithinSeconds() throws Exception {
        rabbit.queue("/", "quorum", "quorum");
        rabbit.publish("/", "quorum", 3);
        ChildProcess.await("the count is told", () -> read("queueName: quorum").equals("3"));
    }

    @Test
    void namesAreTakenLiterally() throws Exception {
        rabbit.manage("PUT", "/api/vhosts/a%2Fb%20c", "");
        rabbit.manage("PUT", "/api/permissions/a%2Fb%20c/guest", """
                {"configure": ".*", "write": ".*", "read": ".*"}""");
        rabbit.queue("a/b c", "x/y +z(1)*?&%\\E", "classic");
        rabbit.queue("a/b c", "x/y +z(1)*?&%\\Ea", "classic");
        rabbit.queue("a/b c", "Grüße", "classic");
        assertThat(read("vhost: a/b c, queueName: 'x/y +z(1)*?&%\\E'")).isEqualTo("0");
        assertThat(read("vhost: a/b c, queueName: Grüße")).isEqualTo("0");
        assertThat(read("vhost: a/b c, queueName: 'x.y'")).isEqualTo("NotFound");
        assertThat(read("vhost: a/b c, queueName: '.*'")).isEqualTo("NotFound");
    }

    @Test
    void namesAndPatternsDifferByCase() throws Exception {
        rabbit.queue("/", "Case", "classic");
        rabbit.queue("/", "case", "classic");
        rabbit.publish("/", "Case", 1);
        rabbit.publish("/", "case", 2);
        assertThat(read("queueName: Case")).isEqualTo("1");
        assertThat(read("queueName: case")).isEqualTo("2");
        assertThat(read("queueName: CASE")).isEqualTo("NotFound");
        assertThat(read("queuePattern: ^case$")).isEqualTo("2");
        assertThat(read("queuePattern: (?i)^case$")).isEqualTo("3");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"Sum, 3", "Max, 2", "Average, 1"})
    void makesOneNumberOfSeveralQueues(String aggregate, String number) throws Exception {
        for (int i = 0; i < 3; i++) {
            String queue = aggregate + "-part-" + i;
            rabbit.queue("/", queue, "classic");
            rabbit.publish("/", queue, i);
        }
        assertThat(read("aggregate: " + aggregate + ", queuePattern: '^" + aggregate + "-part-'"))
                .isEqualTo(number);
    }

    @Test
    void readsEveryPage() throws Exception {
        rabbit.manage("PUT", "/api/vhosts/many", "");
        rabbit.manage("PUT", "/api/permissions/many/guest", """
                {"configure": ".*", "write": ".*", "read": ".*"}""");
        String queues = IntStream.range(0, 1001)
                .mapToObj(
                        i -> "{\"name\": \"page-%04d\", \"durable\": false, \"auto_delete\": false, \"arguments\": {}}"
                                .formatted(i))
                .collect(Collectors.joining(", ", "{\"queues\": [", "]}"));
        rabbit.manage("POST", "/api/definitions/many", queues);
        rabbit.publish("many", "page-0000", 1);
        rabbit.publish("many", "page-0500", 2);
        rabbit.publish("many", "page-1000", 4);
        assertThat(read("vhost: many, queuePattern: ^page-")).isEqualTo("7");
        assertThat(read("vhost: many, queuePattern: ^page-, aggregate: Max")).isEqualTo("4");
        assertThat(read("vhost: many, queueName: page-1000")).isEqualTo("4");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a missing queue                  | queueName: no-such-queue                       | NotFound",
                "a missing virtual host           | vhost: nowhere, queueName: orders              | NotFound",
                "a pattern that no queue fits     | queuePattern: ^no-such                         | NoData",
                "a pattern that is none           | queuePattern: '((('                            | QueryRejected",
                "a wrong password                 | queueName: q, authRef: {secretName: stranger}  | Unauthorized",
                "a Secret that is not there       | queueName: q, authRef: {secretName: absent}    | SecretUnavailable"
            })
    void isMissing(String what, String fields, String reason) throws Exception {
        assertThat(read(fields)).isEqualTo(reason);
    }

    @Test
    void aRealBrokerAnswersNobodyWithoutALogin() throws Exception {
        Answer answer = sources.read(metric("http://127.0.0.1:" + rabbit.port(), "queueName: q"));
        assertThat(outcome(answer)).isEqualTo("Unauthorized");
    }

    @Test
    void aStreamHasNoCounts() throws Exception {
        rabbit.queue("/", "stream", "stream");
        assertThat(read("queueName: stream")).isEqualTo("NoData");
    }

    @Test
    void aUserWithTheTagManagementAndNoPermissionsIsEnough() throws Exception {
        rabbit.queue("/", "looked-at", "classic");
        rabbit.publish("/", "looked-at", 2);
        assertThat(read("queueName: looked-at, authRef: {secretName: onlooker}"))
                .isEqualTo("2");
        assertThat(read("queuePattern: ^looked, authRef: {secretName: onlooker}"))
                .isEqualTo("2");
    }

    @Test
    void speaksTlsToAServerThatTheAuthorityVouchesFor() throws Exception {
        rabbit.queue("/", "over-tls", "classic");
        rabbit.publish("/", "over-tls", 1);
        sources.host("rabbit.test", "127.0.0.1");
        String named = "https://rabbit.test:" + rabbit.tlsPort();
        String login = "queueName: over-tls, authRef: {secretName: admin}, tls: {caSecretName: ca}";
        assertThat(outcome(sources.read(metric(named, login)))).isEqualTo("1");
        String address = "https://127.0.0.1:" + rabbit.tlsPort();
        assertThat(outcome(sources.later().read(metric(address, login)))).isEqualTo("Unreachable");
        assertThat(outcome(sources.later().read(metric(named, login.replace(", tls: {caSecretName: ca}", "")))))
                .isEqualTo("Unreachable");
    }

    @Test
    void givesUpAtTheDeadlineWhileTheBrokerHangs() throws Exception {
        rabbit.queue("/", "hanging", "classic");
        rabbit.freeze(true);
        try {
            String metric = metric(here(), "queueName: hanging, authRef: {secretName: admin}");
            assertThat(outcome(sources.read(metric, Duration.ofMillis(1500)))).isEqualTo("Timeout");
        } finally {
            rabbit.freeze(false);
        }
        assertThat(read("queueName: hanging")).isEqualTo("0");
    }

    @Test
    void readsAgainAfterTheBrokerWasStartedAgain() throws Exception {
        rabbit.queue("/", "lasting", "classic");
        rabbit.publish("/", "lasting", 2);
        assertThat(read("queueName: lasting")).isEqualTo("2");
        rabbit.stop();
        assertThat(read("queueName: lasting")).isEqualTo("Unreachable");
        rabbit.start();
        assertThat(read("queueName: lasting")).isEqualTo("2");
    }

    /** As {@code fields} say it, as the administrator unless they name a login. */
    private String read(String fields) {
        String login = fields.contains("authRef") ? "" : ", authRef: {secretName: admin}";
        try {
            return outcome(sources.later().read(metric(here(), fields + login)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String here() {
        return "http://127.0.0.1:" + rabbit.port();
    }

    static String metric(String server, String fields) {
        return "type: rabbitmq\nrabbitmq: {serverAddress: '" + server + "', " + fields + "}\n";
    }

    /** The number, or the reason why there is none. */
    static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Value value -> value.sample().high().toPlainString();
            case Answer.Failed failed -> failed.reason().name();
        };
    }

    static String said(Answer answer, FailureReason reason) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        assertThat(((Answer.Failed) answer).reason()).isEqualTo(reason);
        return ((Answer.Failed) answer).message();
    }
}
