package io.generalscaler.controller.observe.source.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.HostileServer;
import io.generalscaler.controller.process.RedisProcess;
import io.generalscaler.controller.process.RespServer;
import io.generalscaler.sources.spi.FailureReason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real cluster of three nodes, of which one is named, and fakes for what it cannot be made to say. */
@Timeout(120)
final class RedisClusterTest {

    /** One on each node: their slots are 12706, 9631 and 4247. */
    private static final Map<String, Integer> KEYS = Map.of("k1", 5, "jobs", 6, "mail", 7);

    private static final List<RedisProcess> NODES =
            Stream.generate(RedisProcess::clusterNode).limit(3).toList();

    private SourceFixture sources;

    @BeforeAll
    static void start() {
        NODES.forEach(RedisProcess::start);
        RedisProcess.joinCluster(NODES);
        KEYS.forEach((key, length) -> {
            for (int i = 0; i < length; i++) {
                first().cli("-c", "RPUSH", key, "job");
            }
        });
    }

    @AfterAll
    static void stop() {
        NODES.forEach(RedisProcess::close);
    }

    @BeforeEach
    void open() {
        sources = SourceFixture.onLoopback();
    }

    @AfterEach
    void close() {
        sources.close();
    }

    private static RedisProcess first() {
        return NODES.getFirst();
    }

    @Test
    void eachKeyIsReadOnItsNode() throws Exception {
        for (Map.Entry<String, Integer> key : KEYS.entrySet()) {
            assertThat(number(sources.read(metric(key.getKey(), first().port()))))
                    .isEqualTo(key.getValue());
        }
    }

    @Test
    void whereAKeyIsIsRemembered() throws Exception {
        int moved = 0;
        for (RedisProcess node : NODES) {
            String metric = metric("jobs", node.port());
            assertThat(number(sources.later().read(metric))).isEqualTo(6);
            String before = moved(node);
            assertThat(number(sources.later().read(metric))).isEqualTo(6);
            assertThat(moved(node)).isEqualTo(before);
            moved += before.isEmpty() ? 0 : 1;
        }
        assertThat(moved).isGreaterThanOrEqualTo(2);
    }

    /** How often a node sent somebody on. */
    private static String moved(RedisProcess node) {
        return node.cli("INFO", "errorstats")
                .lines()
                .filter(line -> line.startsWith("errorstat_MOVED"))
                .findFirst()
                .orElse("");
    }

    @Test
    void aKeyThatIsBeingMovedIsReadWhereItIsAlready() throws Exception {
        String slot = first().cli("CLUSTER", "KEYSLOT", "moving").strip();
        RedisProcess from = NODES.stream()
                .filter(node -> node.cli("SET", "{moving}probe", "x").contains("OK"))
                .findFirst()
                .orElseThrow();
        RedisProcess to =
                NODES.stream().filter(node -> node != from).findFirst().orElseThrow();
        from.cli("RPUSH", "moving", "a", "b", "c");
        to.cli("CLUSTER", "SETSLOT", slot, "IMPORTING", id(from));
        from.cli("CLUSTER", "SETSLOT", slot, "MIGRATING", id(to));
        from.cli("MIGRATE", "127.0.0.1", String.valueOf(to.port()), "moving", "0", "5000");
        try {
            assertThat(from.cli("LLEN", "moving")).contains("ASK");
            assertThat(number(sources.read(metric("moving", from.port())))).isEqualTo(3);
        } finally {
            from.cli("CLUSTER", "SETSLOT", slot, "STABLE");
            to.cli("CLUSTER", "SETSLOT", slot, "STABLE");
        }
    }

    private static String id(RedisProcess node) {
        return node.cli("CLUSTER", "MYID").strip();
    }

    @Test
    void aNodeThatIsDownLeavesTheQuestionToTheNext() throws Exception {
        assertThat(number(sources.read(metric("jobs", 1, first().port())))).isEqualTo(6);
        assertFailed(sources.later().read(metric("jobs", 1)), FailureReason.Unreachable, "no connection");
    }

    @Test
    void theNodeOfAKeyThatIsDownIsNoOutageOfTheCluster() throws Exception {
        try (HostileServer node = RespServer.on(RespServer.saying("-MOVED 1 127.0.0.1:1\r\n"))) {
            assertFailed(
                    sources.read(metric("jobs", node.port())),
                    FailureReason.SourceError,
                    "the node of the Redis cluster that has this key cannot be reached");
        }
    }

    @Test
    void aKeyThatMovedIsLookedForAgainWhenItsNodeIsGone() throws Exception {
        AtomicInteger now = new AtomicInteger();
        RespServer.Reply moved = (command, out) ->
                RespServer.saying("-MOVED 1 127.0.0.1:" + now + "\r\n").to(command, out);
        try (HostileServer stays = RespServer.on(RespServer.saying(":4\r\n"));
                HostileServer node = RespServer.on(moved)) {
            try (HostileServer goes = RespServer.on(RespServer.saying(":3\r\n"))) {
                now.set(goes.port());
                assertThat(number(sources.read(metric("jobs", node.port())))).isEqualTo(3);
            }
            now.set(stays.port());
            assertThat(number(sources.later().read(metric("jobs", node.port()))))
                    .isEqualTo(4);
        }
    }

    @Test
    void aQuestionIsSentOnThreeTimesAndNoMore() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger port = new AtomicInteger();
        RespServer.Reply round = (command, out) -> {
            asked.incrementAndGet();
            RespServer.saying("-MOVED 1 127.0.0.1:" + port + "\r\n").to(command, out);
        };
        try (HostileServer node = RespServer.on(round)) {
            port.set(node.port());
            assertFailed(
                    sources.read(metric("jobs", node.port())),
                    FailureReason.SourceError,
                    "send the question from one to the other");
            assertThat(asked).hasValue(4);
        }
    }

    @Test
    void aNodeThatDoesNotKnowItsHostIsAskedWhereItIs() throws Exception {
        try (HostileServer other = RespServer.on(RespServer.saying(":3\r\n"));
                HostileServer node = RespServer.on(RespServer.saying("-MOVED 1 :" + other.port() + "\r\n"))) {
            assertThat(number(sources.read(metric("jobs", node.port())))).isEqualTo(3);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            metadata            | MOVED 1 169.254.169.254:80 | AddressRefused | the operator's rules do not admit the address
            metadata for a time | ASK 1 169.254.169.254:80   | AddressRefused | the operator's rules do not admit the address
            metadata in IPv6    | MOVED 1 ::ffff:169.254.169.254:80 | AddressRefused | the operator's rules do not admit the address
            an unknown name     | MOVED 1 leak.test:80       | SourceError    | cannot be reached
            no host             | MOVED 1 ?:80               | BadAnswer      | does not say where the key is
            no port             | MOVED 1 127.0.0.1          | BadAnswer      | does not say where the key is
            no address          | MOVED 1                    | BadAnswer      | does not say where the key is
            a port out of range | MOVED 1 127.0.0.1:70000    | BadAnswer      | does not say where the key is
            more than a host    | MOVED 1 leak leak:80       | BadAnswer      | does not say where the key is
            """)
    void whereANodeSendsAQuestionIsJudged(String name, String error, FailureReason reason, String words)
            throws Exception {
        try (HostileServer node = RespServer.on(RespServer.saying("-" + error + "\r\n"))) {
            assertFailed(sources.read(metric("jobs", node.port())), reason, words);
        }
    }

    @Test
    void aLoginGoesNowhereThatItsSecretDoesNotName() throws Exception {
        sources.secrets().with("login", Map.of("password", "s3cret"));
        sources.secrets().only("login", "127.0.0.1");
        try (HostileServer other = RespServer.on(RespServer.saying(":3\r\n"));
                HostileServer node = RespServer.on(RespServer.saying("-MOVED 1 127.0.0.2:" + other.port() + "\r\n"))) {
            assertFailed(
                    sources.read(metric("jobs", node.port())
                            .replace("queueName", "authRef: {secretName: login}, queueName")),
                    FailureReason.SecretUnavailable,
                    "does not name the server that Redis named");
            assertThat(other.accepted()).isZero();
        }
    }

    private static String metric(String key, int... nodes) {
        List<String> named = Arrays.stream(nodes)
                .mapToObj(port -> "'127.0.0.1:" + port + "'")
                .toList();
        return "type: redis\nredis: {clusterNodes: " + named + ", queueName: " + key + "}";
    }

    private static int number(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Value.class);
        return ((Answer.Value) answer).sample().high().intValueExact();
    }

    private static void assertFailed(Answer answer, FailureReason reason, String words) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.reason()).as(failed.message()).isEqualTo(reason);
            assertThat(failed.message()).contains(words).doesNotContain("leak").doesNotContain("169");
        });
    }
}
