package io.generalscaler.controller.observe.source.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.HostileServer;
import io.generalscaler.controller.process.RespServer;
import io.generalscaler.sources.spi.FailureReason;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Redis can be made to do only by a fake that speaks its protocol, and what is made of it. */
@Timeout(60)
final class RedisFaultsTest {

    private static final String GROUP = """
            *12 $4 name $1 g $9 consumers :1 $7 pending :2 $17 last-delivered-id $3 1-1 $12 entries-read :1 $3 lag :3
            """.replaceAll("\\s", "\r\n");
    private static final String LAG = "measure: StreamLag, consumerGroup: g";

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("a reset", RespServer.reset(), "ConnectionLost"),
                Arguments.of("an answer that breaks off", RespServer.half(":1"), "ConnectionLost"),
                Arguments.of("half an answer", RespServer.saying(":1"), "Timeout"),
                Arguments.of("a line that ends as in Unix", RespServer.saying(":1\n"), "BadAnswer"),
                Arguments.of("a master that died", RespServer.saying("-MASTERDOWN leak\r\n"), "SourceError"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("lists")
    void ofAListIsMissing(String name, RespServer.Reply reply, FailureReason reason) throws Exception {
        expect(reason, "measure: ListLength", reply, isLeft(reason));
    }

    static Stream<Arguments> groups() {
        return Stream.of(
                Arguments.of("a group is read", array(GROUP), null),
                Arguments.of(
                        "fields that are new are passed over",
                        array(GROUP.replace("*12", "*14") + "$1\r\nx\r\n$-1\r\n"),
                        null),
                Arguments.of("no groups", RespServer.saying("*0\r\n"), "NotFound"),
                Arguments.of("no array", RespServer.saying("*-1\r\n"), "NotFound"),
                Arguments.of("half an answer", RespServer.saying("*1\r\n" + GROUP.substring(0, 90)), "Timeout"),
                Arguments.of(
                        "an answer that breaks off",
                        RespServer.half("*1\r\n" + GROUP.substring(0, 90)),
                        "ConnectionLost"),
                Arguments.of(
                        "no lag",
                        array(GROUP.replace("*12", "*10").replace("$3\r\nlag\r\n:3\r\n", "")),
                        "QueryRejected"),
                Arguments.of("a lag below zero", array(GROUP.replace(":3\r\n", ":-3\r\n")), "Negative"),
                Arguments.of(
                        "a lag that 64 bits cannot hold",
                        array(GROUP.replace(":3\r\n", ":9223372036854775808\r\n")),
                        "BadAnswer"),
                Arguments.of("an integer", RespServer.saying(":3\r\n"), "BadAnswer"),
                Arguments.of("a word", RespServer.saying("+OK\r\n"), "BadAnswer"),
                Arguments.of("arrays too deep", RespServer.saying("*1\r\n*1\r\n*1\r\n:1\r\n"), "BadAnswer"),
                Arguments.of(
                        "an array that is announced to be huge",
                        RespServer.endless("*1000000000\r\n", ":1\r\n"),
                        "BadAnswer"),
                Arguments.of("endless groups", RespServer.endless("*60000\r\n", GROUP), "BadAnswer"),
                Arguments.of(
                        "a text that is announced to be huge",
                        RespServer.endless("*1\r\n*2\r\n$1000000000\r\n", "x"),
                        "BadAnswer"),
                Arguments.of(
                        "a text that is longer than it says",
                        array(GROUP.replace("$3\r\nlag", "$2\r\nlag")),
                        "BadAnswer"),
                Arguments.of("a push in an array", RespServer.saying("*1\r\n>1\r\n+x\r\n"), "BadAnswer"),
                Arguments.of("an error in an array", RespServer.saying("*1\r\n-ERR no\r\n"), "BadAnswer"),
                Arguments.of("50 MB", RespServer.endless("*1\r\n*2\r\n", "x"), "BadAnswer"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("groups")
    void ofAGroup(String name, RespServer.Reply reply, FailureReason reason) throws Exception {
        expect(reason, LAG, reply, isLeft(reason));
    }

    @Test
    void aGroupWithoutACountOfWhatIsPendingHasNoLagWithIt() throws Exception {
        expect(FailureReason.BadAnswer, LAG, array(GROUP.replace("pending", "gnidnep")), false);
    }

    private static boolean isLeft(FailureReason reason) {
        return reason == FailureReason.BadAnswer || reason == FailureReason.Timeout;
    }

    private static RespServer.Reply array(String group) {
        return RespServer.saying("*1\r\n" + group);
    }

    private static void expect(FailureReason reason, String fields, RespServer.Reply reply, boolean leaves)
            throws Exception {
        try (HostileServer server = RespServer.on(reply);
                SourceFixture sources = SourceFixture.onLoopback()) {
            Answer answer = sources.read(
                    "type: redis\nredis: {host: 127.0.0.1, port: %d, key: jobs, %s}".formatted(server.port(), fields),
                    reason == FailureReason.Timeout ? Duration.ofMillis(1500) : SourceFixture.WITHIN);
            if (reason == null) {
                assertThat(answer)
                        .isInstanceOfSatisfying(
                                Answer.Value.class,
                                value -> assertThat(value.sample().high()).isEqualByComparingTo("5"));
                return;
            }
            assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.reason()).as(failed.message()).isEqualTo(reason);
                assertThat(failed.message()).doesNotContain("leak");
            });
            if (leaves) {
                assertThat(server.wasLeft(5)).as("the connection is closed").isTrue();
            }
        }
    }
}
