package io.generalscaler.controller.observe.source.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.ChildProcess;
import io.generalscaler.controller.process.HostileServer;
import io.generalscaler.controller.process.RedisProcess;
import io.generalscaler.controller.process.RespServer;
import io.generalscaler.sources.spi.FailureReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The master that sentinels name: a real one with a replica and a sentinel, and fakes for what these cannot be made to say. */
@Timeout(120)
final class RedisSentinelTest {

    private static final String REPLICA = "*5\r\n$5\r\nslave\r\n$9\r\n127.0.0.1\r\n:1\r\n$9\r\nconnected\r\n:0\r\n";
    private static final RedisProcess MASTER = RedisProcess.plain();
    private static final RedisProcess REPLICA_OF_IT = RedisProcess.replicaOf(MASTER);
    private static final RedisProcess SENTINEL = RedisProcess.sentinelOf(MASTER, "watched", "s3cret");

    private SourceFixture sources;

    @BeforeAll
    static void start() {
        MASTER.start();
        REPLICA_OF_IT.start();
        ChildProcess.await(
                "the replica follows",
                () -> REPLICA_OF_IT.cli("INFO", "replication").contains("master_link_status:up"));
        SENTINEL.start();
        ChildProcess.await(
                "the sentinel knows the replica",
                () -> SENTINEL.cli("SENTINEL", "replicas", "watched").contains(String.valueOf(REPLICA_OF_IT.port())));
        MASTER.fill("jobs", 4);
    }

    @AfterAll
    static void stop() {
        SENTINEL.close();
        REPLICA_OF_IT.close();
        MASTER.close();
    }

    @BeforeEach
    void open() {
        sources = SourceFixture.onLoopback();
        sources.secrets().with("sentinels", Map.of("password", "s3cret"));
        sources.secrets().with("wrong", Map.of("password", "guess"));
    }

    @AfterEach
    void close() {
        sources.close();
    }

    @Test
    void theMasterIsReadAndAfterAFailoverTheNewOne() throws Exception {
        assertThat(number(sources.read(metric(SENTINEL.port())))).isEqualTo(4);

        ChildProcess.await(
                "the sentinel sees a replica that it can promote",
                () -> SENTINEL.cli("SENTINEL", "failover", "watched").contains("OK"));
        ChildProcess.await(
                "the replica is the master", () -> REPLICA_OF_IT.cli("ROLE").startsWith("master"));
        ChildProcess.await(
                "the sentinel says so",
                () -> SENTINEL.cli("SENTINEL", "get-master-addr-by-name", "watched")
                        .contains(String.valueOf(REPLICA_OF_IT.port())));
        ChildProcess.await(
                "the master before is a replica", () -> MASTER.cli("ROLE").startsWith("slave"));
        REPLICA_OF_IT.fill("jobs", 9);
        ChildProcess.await(
                "it has what the new one has",
                () -> MASTER.cli("LLEN", "jobs").strip().equals("9"));
        String asked = calls(MASTER);
        assertThat(number(sources.later().read(metric(SENTINEL.port())))).isEqualTo(9);
        assertThat(calls(MASTER)).as("what is a replica now was not asked").isEqualTo(asked);

        REPLICA_OF_IT.stop();
        ChildProcess.await(
                "the sentinel names the one that is left",
                () -> SENTINEL.cli("SENTINEL", "get-master-addr-by-name", "watched")
                        .contains(String.valueOf(MASTER.port())));
        ChildProcess.await("which is the master", () -> MASTER.cli("ROLE").startsWith("master"));
        assertThat(number(sources.later().read(metric(SENTINEL.port())))).isEqualTo(9);
    }

    /** How often it was asked for the length of a list. */
    private static String calls(RedisProcess redis) {
        return redis.cli("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_llen:"))
                .map(line -> line.replaceFirst(",.*", ""))
                .toList()
                .toString();
    }

    @Test
    void aSentinelThatIsDownOrSilentLeavesTimeForTheNext() throws Exception {
        try (HostileServer silent = RespServer.on(RespServer.saying(""))) {
            assertThat(sources.read(metric(1, silent.port(), SENTINEL.port()), Duration.ofSeconds(6)))
                    .isInstanceOf(Answer.Value.class);
        }
    }

    @Test
    void whatSaysThatItIsNoMasterIsNotReadAndTheNextSentinelIsAsked() throws Exception {
        try (HostileServer replica = RespServer.on(RespServer.byCommand(Map.of("ROLE", REPLICA, "LLEN", ":7\r\n")));
                HostileServer stale = RespServer.on(RespServer.saying(address("127.0.0.1", replica.port())))) {
            assertThat(sources.read(metric(stale.port(), SENTINEL.port()))).isInstanceOf(Answer.Value.class);
            assertFailed(
                    sources.later().read(metric(stale.port())),
                    FailureReason.SourceError,
                    "says that it is not the master");
        }
    }

    @Test
    void aMasterThatTakesAReadForAWriteIsAskedForAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        RespServer.Reply first = (command, out) -> RespServer.saying(
                        command.contains("ROLE")
                                ? "*3\r\n$6\r\nmaster\r\n:0\r\n*0\r\n"
                                : asked.incrementAndGet() == 1 ? "-READONLY leak\r\n" : ":7\r\n")
                .to(command, out);
        try (HostileServer master = RespServer.on(first);
                HostileServer sentinel = RespServer.on(RespServer.saying(address("127.0.0.1", master.port())))) {
            assertThat(number(sources.read(metric(sentinel.port())))).isEqualTo(7);
            assertThat(sentinel.accepted()).isEqualTo(2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            metadata             | *2~$15~169.254.169.254~$2~80~ | AddressRefused | the operator's rules do not admit the address of the server that Redis named
            a name               | *2~$9~leak.test~$2~80~        | Unreachable    | the server that Redis named has no address
            no port              | *2~$9~127.0.0.1~$2~x0~        | BadAnswer      | it names no server
            a port out of range  | *2~$9~127.0.0.1~$5~70000~     | BadAnswer      | it names no server
            a host that is none  | *2~$9~leak leak~$2~80~        | BadAnswer      | it names no server
            three elements       | *3~$4~leak~$2~80~$2~80~       | BadAnswer      | it names no server
            an array in an array | *1~*1~$4~leak~                | BadAnswer      | asking a sentinel
            nothing              | *-1~                          | NotFound       | it knows no master of this name
            an error             | -ERR leak~                    | QueryRejected  | asking a sentinel
            """)
    void whatASentinelSaysIsJudged(String name, String answer, FailureReason reason, String words) throws Exception {
        try (HostileServer sentinel = RespServer.on(RespServer.saying(answer.replace("~", "\r\n")))) {
            assertFailed(sources.read(metric(sentinel.port())), reason, words);
        }
    }

    @Test
    void aNameThatNoSentinelKnowsIsNotFound() throws Exception {
        assertFailed(
                sources.read(metric(SENTINEL.port()).replace("masterName: watched", "masterName: other")),
                FailureReason.NotFound,
                "it knows no master of this name");
    }

    @Test
    void sentinelsHaveALoginOfTheirOwn() throws Exception {
        assertFailed(
                sources.read(metric(SENTINEL.port()).replace("sentinels}", "wrong}")),
                FailureReason.Unauthorized,
                "asking a sentinel");
        assertFailed(
                sources.read(metric(SENTINEL.port()).replace(", authRef: {secretName: sentinels}", "")),
                FailureReason.Unauthorized,
                "redis.sentinel.authRef");
    }

    private static String address(String host, int port) {
        return "*2\r\n$%d\r\n%s\r\n$%d\r\n%d\r\n"
                .formatted(host.length(), host, String.valueOf(port).length(), port);
    }

    private static String metric(int... sentinels) {
        List<String> hosts = Arrays.stream(sentinels)
                .mapToObj(port -> "'127.0.0.1:" + port + "'")
                .toList();
        return "type: redis\nredis: {sentinel: {hosts: " + hosts
                + ", masterName: watched, authRef: {secretName: sentinels}}, queueName: jobs}";
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
