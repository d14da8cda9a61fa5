package io.generalscaler.controller.observe.source.rabbitmq;

import static io.generalscaler.controller.observe.source.rabbitmq.RabbitMqSourceTest.metric;
import static io.generalscaler.controller.observe.source.rabbitmq.RabbitMqSourceTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.RabbitProcess;
import io.generalscaler.controller.process.TestCertificates;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real broker, asked over AMQP. */
final class RabbitMqAmqpTest {

    private static RabbitProcess rabbit;
    private static TestCertificates certificates;

    private final SourceFixture sources = SourceFixture.onLoopback();

    @BeforeAll
    static void start() throws Exception {
        certificates = new TestCertificates("rabbit.test");
        rabbit = RabbitProcess.with(certificates).started();
        rabbit.onlooker("/", "onlooker", "pw");
        rabbit.manage("PUT", "/api/vhosts/closed", "");
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

    @ParameterizedTest(name = "of a {0} queue")
    @CsvSource({"classic", "quorum"})
    void readsWhatWaitsAtOnce(String type) throws Exception {
        rabbit.queue("/", "waiting-" + type, type);
        assertThat(read("queueName: waiting-" + type)).isEqualTo("0");
        rabbit.publish("/", "waiting-" + type, 3);
        assertThat(read("queueName: waiting-" + type)).isEqualTo("3");
    }

    @Test
    void onlyTheManagementApiSeesWhatConsumersHold() throws Exception {
        rabbit.queue("/", "held", "classic");
        rabbit.publish("/", "held", 5);
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(rabbit.amqpPort());
        try (Connection consumer = factory.newConnection();
                Channel channel = consumer.createChannel()) {
            channel.basicGet("held", false);
            channel.basicGet("held", false);
            assertThat(read("queueName: held")).isEqualTo("3");
            String managed = "queueName: held, authRef: {secretName: admin}";
            String server = "http://127.0.0.1:" + rabbit.port();
            assertThat(outcome(sources.read(metric(server, managed)))).isEqualTo("5");
            assertThat(outcome(sources.read(metric(server, "count: Ready, " + managed))))
                    .isEqualTo("3");
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a missing queue over AMQP         | queueName: no-such-queue                      | NotFound",
                "a missing virtual host over AMQP  | vhost: nowhere, queueName: q                  | NotFound",
                "a virtual host that is closed     | vhost: closed, queueName: q, authRef: {secretName: onlooker} | Unauthorized",
                "a wrong password over AMQP        | queueName: q, authRef: {secretName: stranger} | Unauthorized",
                "a Secret that is not there        | queueName: q, authRef: {secretName: absent}   | SecretUnavailable",
            })
    void isMissing(String what, String fields, String reason) throws Exception {
        assertThat(read(fields)).isEqualTo(reason);
    }

    @Test
    void anAddressOutOfBoundsIsRefused() throws Exception {
        assertThat(outcome(
                        sources.read("type: rabbitmq\nrabbitmq: {protocol: Amqp, host: 169.254.169.254, count: Ready,"
                                + " queueName: q, authRef: {secretName: admin}}")))
                .isEqualTo("AddressRefused");
    }

    @Test
    void goesOnAfterAQueueThatIsNotThere() throws Exception {
        rabbit.queue("/", "there", "classic");
        assertThat(read("queueName: there")).isEqualTo("0");
        for (int i = 0; i < 20; i++) {
            assertThat(read("queueName: not-there-" + i)).isEqualTo("NotFound");
            assertThat(read("queueName: there")).isEqualTo("0");
        }
    }

    @Test
    void aUserWithoutTagsAndPermissionsIsEnough() throws Exception {
        rabbit.manage("PUT", "/api/users/bare", "{\"password\": \"pw\", \"tags\": \"\"}");
        rabbit.manage("PUT", "/api/permissions/%2F/bare", """
                {"configure": "^$", "write": "^$", "read": "^$"}""");
        sources.secrets().with("bare", Map.of("username", "bare", "password", "pw"));
        rabbit.queue("/", "looked-at", "classic");
        rabbit.publish("/", "looked-at", 2);
        assertThat(read("queueName: looked-at, authRef: {secretName: bare}")).isEqualTo("2");
    }

    @Test
    void aConnectionTakesNoThreadOfThePlatform() throws Exception {
        rabbit.queue("/", "threads", "classic");
        assertThat(read("queueName: threads")).isEqualTo("0");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("amqp"));
    }

    @Test
    void speaksTlsToAServerThatTheAuthorityVouchesFor() throws Exception {
        rabbit.queue("/", "over-tls", "classic");
        rabbit.publish("/", "over-tls", 1);
        sources.host("rabbit.test", "127.0.0.1");
        sources.host("other.test", "127.0.0.1");
        assertThat(overTls("rabbit.test", "caSecretName: ca")).isEqualTo("1");
        assertThat(overTls("other.test", "caSecretName: ca")).isEqualTo("Unreachable");
        assertThat(overTls("other.test", "caSecretName: ca, serverName: rabbit.test"))
                .isEqualTo("1");
        assertThat(overTls("rabbit.test", "")).isEqualTo("Unreachable");
    }

    private String overTls(String host, String tls) throws InterruptedException {
        return outcome(sources.later().read("""
                type: rabbitmq
                rabbitmq:
                  protocol: Amqp
                  host: %s
                  port: %d
                  queueName: over-tls
                  count: Ready
                  authRef: {secretName: admin}
                  tls: {%s}
                """.formatted(host, rabbit.amqpTlsPort(), tls)));
    }

    @Test
    void givesUpAtTheDeadlineWhileTheBrokerHangs() throws Exception {
        rabbit.queue("/", "hanging", "classic");
        assertThat(read("queueName: hanging")).isEqualTo("0");
        rabbit.freeze(true);
        try {
            assertThat(outcome(sources.later().read(amqp("queueName: hanging"), Duration.ofMillis(1500))))
                    .isEqualTo("Timeout");
            assertThat(outcome(sources.later().read(amqp("queueName: hanging"), Duration.ofMillis(1500))))
                    .isEqualTo("Timeout");
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
    private String read(String fields) throws InterruptedException {
        return outcome(sources.later().read(amqp(fields)));
    }

    private static String amqp(String fields) {
        return amqp(rabbit.amqpPort(), fields);
    }

    static String amqp(int port, String fields) {
        String login = fields.contains("authRef") ? "" : ", authRef: {secretName: admin}";
        return "type: rabbitmq\nrabbitmq: {protocol: Amqp, host: 127.0.0.1, port: " + port + ", count: Ready, " + fields
                + login + "}\n";
    }
}
