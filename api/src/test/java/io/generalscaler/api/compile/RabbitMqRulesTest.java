package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.accepted;
import static io.generalscaler.api.compile.Specs.violations;
import static io.generalscaler.api.compile.Specs.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.rabbitmq.Queues;
import io.generalscaler.api.source.rabbitmq.RabbitMqEndpoint;
import io.generalscaler.api.source.rabbitmq.RabbitMqQuestion;
import io.generalscaler.api.source.rabbitmq.RabbitMqQuestion.Count;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which queues can be asked for, and what to write instead of what cannot. */
final class RabbitMqRulesTest {

    private static String rabbitmq(String fields) {
        return BASE + "metric: {type: rabbitmq, targetValue: 1, rabbitmq: {" + fields + "}}\n";
    }

    private static MetricQuery query(String fields) {
        return accepted(rabbitmq(fields)).metrics().getFirst().query();
    }

    @Test
    void anAddressAndAQueueAreEnough() {
        MetricQuery query = query("serverAddress: 'http://rabbit:15672/', queueName: orders");
        assertThat(query)
                .isEqualTo(new MetricQuery(
                        new RabbitMqEndpoint.Management(
                                URI.create("http://rabbit:15672"), Optional.empty(), Optional.empty()),
                        new RabbitMqQuestion("/", new Queues.Named("orders"), Count.TOTAL)));
        assertThat(query.describe())
                .isEqualTo(
                        "does RabbitMQ at rabbit:15672 answer for the messages of the queue orders in the virtual host /?");
    }

    @Test
    void aVirtualHostIsWrittenAsItsNameIs() {
        assertThat(query("serverAddress: 'https://gw/rabbit', vhost: 'a/b c', queueName: 'x y', count: Ready")
                        .question())
                .isEqualTo(new RabbitMqQuestion("a/b c", new Queues.Named("x y"), Count.READY));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Sum, SUM", "Max, MAX", "Average, AVERAGE"})
    void ofSeveralQueuesOneNumberIsMade(String written, Queues.Aggregate meant) {
        assertThat(query("serverAddress: 'http://r', queuePattern: '^a', aggregate: " + written)
                        .question())
                .isEqualTo(new RabbitMqQuestion("/", new Queues.Matching("^a", meant), Count.TOTAL));
        assertThat(query("serverAddress: 'http://r', queuePattern: '^a'").question())
                .isEqualTo(new RabbitMqQuestion("/", new Queues.Matching("^a", Queues.Aggregate.SUM), Count.TOTAL));
    }

    @Test
    void whatIsReadDiffersByWhatCounts() {
        assertThat(query("serverAddress: 'http://r', queueName: a, count: Ready")
                        .mark())
                .isNotEqualTo(query("serverAddress: 'http://r', queueName: a").mark());
        assertThat(query("serverAddress: 'http://r', queuePattern: a, aggregate: Max")
                        .mark())
                .isNotEqualTo(
                        query("serverAddress: 'http://r', queuePattern: a").mark());
        assertThat(query("serverAddress: 'http://r', vhost: b, queueName: a").mark())
                .isNotEqualTo(query("serverAddress: 'http://r', queueName: a").mark());
    }

    @Test
    void logsInWithAPasswordOrAToken() {
        assertThat(login("authRef: {secretName: s, usernameKey: u}"))
                .contains(new Login.Password(new SecretKey("s", "u"), new SecretKey("s", "password")));
        assertThat(login("authRef: {secretName: s, type: OAuth2, tokenUrl: 'https://login/token', scopes: a}"))
                .contains(new Login.ClientCredentials(
                        URI.create("https://login/token"),
                        new SecretKey("s", "client-id"),
                        new SecretKey("s", "client-secret"),
                        Optional.of("a")));
    }

    private static Optional<Login> login(String ref) {
        return ((RabbitMqEndpoint.Management) query("serverAddress: 'https://r', queueName: q, " + ref)
                        .endpoint())
                .login();
    }

    @Test
    void asksTheBrokerItselfOverAmqp() {
        String fields = "protocol: Amqp, host: rabbit, queueName: q, count: Ready, authRef: {secretName: s}";
        Login.Password login = new Login.Password(new SecretKey("s", "username"), new SecretKey("s", "password"));
        assertThat(query(fields))
                .isEqualTo(new MetricQuery(
                        new RabbitMqEndpoint.Amqp("rabbit", 5672, "/", login, Optional.empty()),
                        new RabbitMqQuestion("/", new Queues.Named("q"), Count.READY)));
        assertThat(query(fields + ", vhost: '..', tls: {}").endpoint())
                .isEqualTo(new RabbitMqEndpoint.Amqp(
                        "rabbit", 5671, "..", login, Optional.of(new Tls(Optional.empty(), Optional.empty()))));
        assertThat(query(fields + ", port: 1234, tls: {enabled: false}").endpoint())
                .isEqualTo(new RabbitMqEndpoint.Amqp("rabbit", 1234, "/", login, Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            count: Ready, authRef: {secretName: s}                              | host: is required with protocol Amqp: the broker's host, such as rabbitmq
            host: 'r:5672', count: Ready, authRef: {secretName: s}              | host: "r:5672": must be a host
            host: a..b, count: Ready, authRef: {secretName: s}                  | host: "a..b": is no host name
            host: r, port: 0, count: Ready, authRef: {secretName: s}            | port: 0: must be from 1 to 65535
            host: r, count: Ready                                               | authRef: is required with protocol Amqp: the Secret that holds user name and password
            host: r, count: Ready, authRef: {secretName: s, type: OAuth2}       | authRef.type: OAuth2 goes with protocol Management, and protocol is Amqp
            host: r, authRef: {secretName: s}                                   | count: is required with protocol Amqp, and must be Ready: over AMQP nobody sees what consumers have taken
            host: r, count: Total, authRef: {secretName: s}                     | count: "Total": must be Ready with protocol Amqp: over AMQP nobody sees what consumers have taken
            host: r, queuePattern: p, count: Ready, authRef: {secretName: s}    | queuePattern: goes with protocol Management: Amqp asks for one queue
            serverAddress: 'http://r', host: r, count: Ready, authRef: {secretName: s} | serverAddress: goes with protocol Management, and protocol is Amqp; host and port say where the broker is
            """)
    void isRefusedOverAmqp(String fields, String violation) {
        assertThat(violations(rabbitmq("protocol: Amqp, queueName: q, " + fields)))
                .anyMatch(it -> it.startsWith("spec.metric.rabbitmq." + violation));
    }

    @Test
    void trustsTheAuthorityThatIsNamed() {
        assertThat(query("serverAddress: 'https://r', queueName: q, tls: {caSecretName: ca}")
                        .endpoint())
                .isEqualTo(new RabbitMqEndpoint.Management(
                        URI.create("https://r"),
                        Optional.empty(),
                        Optional.of(new Tls(Optional.of(new SecretKey("ca", "ca.crt")), Optional.empty()))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            queueName: q                                                | serverAddress: is required with protocol Management: where the management API is, such as http://rabbitmq:15672
            serverAddress: 'http://r', host: r, queueName: q            | host: goes with protocol Amqp, and protocol is Management; serverAddress says where
            serverAddress: 'http://r', port: 5672, queueName: q         | port: goes with protocol Amqp, and protocol is Management; serverAddress says where
            serverAddress: 'http://r', protocol: Mqtt, queueName: q     | protocol: "Mqtt": must be Management, Amqp
            serverAddress: 'amqp://r', queueName: q                     | serverAddress: "amqp://r": must be an address as http://host:15672
            serverAddress: 'http://r?x=1', queueName: q                 | serverAddress: "http://r?x=1": must be an address as
            serverAddress: 'http://guest:pw@r', queueName: q            | serverAddress: "http://…@r": must be an address as
            serverAddress: 'http://r:70000', queueName: q               | serverAddress: "http://r:70000": must be an address such as http://rabbitmq:15672, with a port from 1 to 65535
            serverAddress: 'http://r'                                   | queueName: is required: the queue whose messages count, such as orders; or queuePattern, for several
            serverAddress: 'http://r', queueName: q, queuePattern: p    | queuePattern: goes not with queueName: one of the two says which queues count
            serverAddress: 'http://r', queueName: q, aggregate: Sum     | aggregate: goes with queuePattern, which names several queues
            serverAddress: 'http://r', queueName: q, count: Unacked     | count: "Unacked": must be Total, Ready
            serverAddress: 'http://r', queuePattern: p, aggregate: Avg  | aggregate: "Avg": must be Sum, Max, Average
            serverAddress: 'http://r', queueName: q, vhost: ''          | vhost: "": must not be empty
            serverAddress: 'http://r', queueName: q, vhost: '..'        | vhost: "..": is a name that has no place in an address
            serverAddress: 'http://r', queueName: q, tls: {}            | tls: goes with an https address, and serverAddress is http
            serverAddress: 'http://r', queueName: q, authRef: {}        | authRef.secretName: is required
            serverAddress: 'http://r', queueName: q, authRef: {secretName: s, type: Bearer}  | authRef.type: "Bearer": must be Basic, OAuth2
            serverAddress: 'http://r', queueName: q, authRef: {secretName: s, type: OAuth2}  | authRef.tokenUrl: is required with type OAuth2
            serverAddress: 'http://r', queueName: q, authRef: {secretName: s, scopes: a}     | authRef.scopes: goes with type OAuth2, and type is Basic
            """)
    void isRefused(String fields, String violation) {
        assertThat(violations(rabbitmq(fields))).anyMatch(it -> it.startsWith("spec.metric.rabbitmq." + violation));
    }

    @Test
    void aNameIsAtMostAsLongAsRabbitMqHasIt() {
        assertThat(violations(rabbitmq("serverAddress: 'http://r', queueName: '" + "ä".repeat(128) + "'")))
                .singleElement()
                .satisfies(it -> assertThat(it).endsWith("must be at most 255 bytes in UTF-8"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            serverAddress: 'http://r', queueName: q                               | authRef: is not given, and RabbitMQ answers nobody without a login
            serverAddress: 'http://r', queueName: q, authRef: {secretName: s}     | authRef: the login is sent in the clear; an https address encrypts it
            protocol: Amqp, host: r, queueName: q, count: Ready, authRef: {secretName: s} | authRef: the password is sent in the clear; tls: {} encrypts it
            serverAddress: 'https://r', queuePattern: '(a', authRef: {secretName: s} | queuePattern: looks like no regular expression
            serverAddress: 'https://r', queueName: q, authRef: {secretName: s, type: OAuth2, tokenUrl: 'http://login'} | authRef.tokenUrl: the client's secret is sent in the clear
            """)
    void isWarnedOf(String fields, String warning) {
        assertThat(warnings(rabbitmq(fields))).anyMatch(it -> it.startsWith("spec.metric.rabbitmq." + warning));
    }
}
