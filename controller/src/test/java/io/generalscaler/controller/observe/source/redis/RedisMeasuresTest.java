package io.generalscaler.controller.observe.source.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.RedisProcess;
import io.generalscaler.sources.spi.FailureReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that can be counted in a real Redis, by a user who may only read. */
final class RedisMeasuresTest {

    private static final SourceFixture SOURCES = SourceFixture.onLoopback();
    private static final RedisProcess REDIS = RedisProcess.withReader("reader", "s3cret");

    @BeforeAll
    static void start() {
        REDIS.start();
        SOURCES.secrets().with("login", Map.of("username", "reader", "password", "s3cret"));
    }

    @AfterAll
    static void stop() {
        SOURCES.close();
        REDIS.close();
    }

    @BeforeEach
    void empty() {
        REDIS.cli("FLUSHALL");
        SOURCES.later();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            RPUSH k a b c         | ListLength    | 3
            SADD k a b            | SetSize       | 2
            HSET k a 1 b 2 c 3    | HashSize      | 3
            ZADD k 1 a 2 b        | SortedSetSize | 2
            XADD k * a 1          | StreamLength  | 1
            """)
    void counts(String command, String measure, int expected) throws Exception {
        REDIS.cli(command.split(" ", -1));
        assertThat(number(read("measure: " + measure))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ListLength, there is no such list",
        "SetSize, there is no such set",
        "HashSize, there is no such hash",
        "SortedSetSize, there is no such sorted set",
        "DueBefore, there is no such sorted set"
    })
    void whatRedisRemovesWithItsLastElementIsNoDataWhenItIsAbsent(String measure, String words) throws Exception {
        assertFailed(read("measure: " + measure), FailureReason.NoData, words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ListLength                      | the key is not a list
            SetSize                         | the key is not a set
            HashSize                        | the key is not a hash
            SortedSetSize                   | the key is not a sorted set
            DueBefore                       | the key is not a sorted set
            StreamLength                    | the key is not a stream
            StreamPending, consumerGroup: g | the key is not a stream
            StreamLag, consumerGroup: g     | the key is not a stream
            """)
    void aKeyOfAnotherKindIsNamed(String measure, String words) throws Exception {
        REDIS.cli("SET", "k", "text");
        assertFailed(read("measure: " + measure), FailureReason.WrongType, words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"StreamLength", "StreamPending, consumerGroup: g", "StreamLag, consumerGroup: g"})
    void aStreamThatDoesNotExistIsNotFound(String measure) throws Exception {
        assertFailed(read("measure: " + measure), FailureReason.NotFound, "there is no such stream");
    }

    @Test
    void anEmptyStreamStays() throws Exception {
        REDIS.cli("XGROUP", "CREATE", "k", "g", "$", "MKSTREAM");
        assertThat(number(read("measure: StreamLength"))).isZero();
    }

    @Test
    void aGroupThatDoesNotExistIsNotFound() throws Exception {
        REDIS.cli("XGROUP", "CREATE", "k", "other", "0", "MKSTREAM");
        for (String measure : List.of("StreamPending", "StreamLag")) {
            assertFailed(
                    read("consumerGroup: g, measure: " + measure),
                    FailureReason.NotFound,
                    "the stream has no such consumer group");
        }
    }

    @Test
    void aLagCountsWhatWasNotGivenOutAndWhatIsNotAcknowledged() throws Exception {
        REDIS.cli("XGROUP", "CREATE", "k", "other", "0", "MKSTREAM");
        REDIS.cli("XGROUP", "CREATE", "k", "g", "0");
        REDIS.cli("XGROUP", "CREATE", "k", "last", "$");
        for (int i = 0; i < 5; i++) {
            REDIS.cli("XADD", "k", "*", "a", "1");
        }
        REDIS.cli("XREADGROUP", "GROUP", "g", "one", "COUNT", "2", "STREAMS", "k", ">");

        assertThat(number(read("consumerGroup: g, measure: StreamLag"))).isEqualTo(5);
        assertThat(number(read("consumerGroup: g, measure: StreamLag, includePending: false")))
                .isEqualTo(3);
        assertThat(number(read("consumerGroup: g, measure: StreamPending"))).isEqualTo(2);
        assertThat(number(read("consumerGroup: other, measure: StreamPending"))).isZero();
    }

    @Test
    void aLagThatRedisCannotTellIsNoData() throws Exception {
        REDIS.cli("XADD", "k", "1-1", "a", "1");
        REDIS.cli("XADD", "k", "2-1", "a", "1");
        REDIS.cli("XADD", "k", "3-1", "a", "1");
        REDIS.cli("XGROUP", "CREATE", "k", "g", "1-1");
        REDIS.cli("XDEL", "k", "2-1");

        assertFailed(read("consumerGroup: g, measure: StreamLag"), FailureReason.NoData, "Redis cannot tell the lag");
        assertThat(number(read("consumerGroup: g, measure: StreamPending"))).isZero();
    }

    @Test
    void namesOfGroupsMayHoldAnything() throws Exception {
        REDIS.cli("XGROUP", "CREATE", "k", "pending", "0", "MKSTREAM");
        REDIS.cli("XGROUP", "CREATE", "k", "two\r\nlines", "0");
        REDIS.cli("XGROUP", "CREATE", "k", "grün", "0");
        REDIS.cli("XADD", "k", "*", "a", "1");
        assertThat(number(read("consumerGroup: grün, measure: StreamLag"))).isEqualTo(1);
        assertThat(number(read("consumerGroup: pending, measure: StreamLag"))).isEqualTo(1);
    }

    @Test
    void oneOfHundredsOfGroupsIsFoundOverOneConnection() throws Exception {
        REDIS.cli(
                "EVAL",
                "redis.call('XADD', KEYS[1], '*', 'a', '1') for i=1,300 do redis.call('XGROUP', 'CREATE', KEYS[1], 'g' .. i, '0') end",
                "1",
                "k");
        read("measure: StreamLength");
        String before = connections();
        for (int i = 0; i < 12; i++) {
            assertThat(number(read("measure: StreamLag, consumerGroup: g" + (300 - i))))
                    .isEqualTo(1);
        }
        assertThat(connections()).isEqualTo(before);
    }

    private static String connections() {
        return REDIS.cli("CLIENT", "LIST")
                .lines()
                .filter(line -> line.contains("user=reader"))
                .map(line -> line.replaceFirst(" .*", ""))
                .toList()
                .toString();
    }

    @Test
    void whatIsDueIsCountedByTheTimeInTheScores() throws Exception {
        long now = Instant.now().getEpochSecond();
        REDIS.cli("ZADD", "k", "1", "long-ago", (now - 100) + ".5", "due", (now + 1000) + "", "later");

        assertThat(number(read("measure: DueBefore"))).isEqualTo(2);
        assertThat(number(read("measure: DueBefore, offsetSeconds: 2000"))).isEqualTo(3);
        assertThat(number(read("measure: DueBefore, offsetSeconds: -1000"))).isEqualTo(1);
        assertThat(number(read("measure: DueBefore, scoreUnit: Milliseconds"))).isEqualTo(3);
    }

    @Test
    void scoresMayCountMilliseconds() throws Exception {
        long now = Instant.now().toEpochMilli();
        REDIS.cli("ZADD", "k", (now - 1) + "", "due", (now + 1_000_000) + "", "later");

        assertThat(number(read("measure: DueBefore, scoreUnit: Milliseconds"))).isEqualTo(1);
        assertThat(number(read("measure: DueBefore, scoreUnit: Milliseconds, offsetSeconds: 2000")))
                .isEqualTo(2);
    }

    @Test
    void nothingDueOfWhatIsThereIsZero() throws Exception {
        REDIS.cli("ZADD", "k", (Instant.now().getEpochSecond() + 1000) + "", "later");
        assertThat(number(read("measure: DueBefore"))).isZero();
    }

    @Test
    void aCommandThatTheLoginMayNotRunIsNamed() throws Exception {
        REDIS.cli("ACL", "SETUSER", "narrow", "on", ">s3cret", "~*", "+ping", "+llen");
        SOURCES.secrets().with("narrow", Map.of("username", "narrow", "password", "s3cret"));
        REDIS.cli("ZADD", "k", "1", "a");
        assertFailed(
                SOURCES.read(metric("measure: SortedSetSize", "narrow")),
                FailureReason.Unauthorized,
                "the login may not run ZCARD");
    }

    private static Answer read(String fields) throws InterruptedException {
        return SOURCES.read(metric(fields, "login"));
    }

    private static String metric(String fields, String login) {
        return "type: redis\nredis: {host: 127.0.0.1, port: %d, authRef: {secretName: %s}, key: k, %s}"
                .formatted(REDIS.port(), login, fields);
    }

    private static int number(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Value.class);
        return ((Answer.Value) answer).sample().high().intValueExact();
    }

    private static void assertFailed(Answer answer, FailureReason reason, String words) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.message()).contains(words);
        });
    }
}
