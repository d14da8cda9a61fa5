package io.generalscaler.controller.observe.source.sql;

import static io.generalscaler.controller.observe.source.sql.FakeDatabases.bytes;
import static io.generalscaler.controller.observe.source.sql.FakeDatabases.endless;
import static io.generalscaler.controller.observe.source.sql.FakeDatabases.message;
import static io.generalscaler.controller.observe.source.sql.FakeDatabases.mySql;
import static io.generalscaler.controller.observe.source.sql.FakeDatabases.once;
import static io.generalscaler.controller.observe.source.sql.FakeDatabases.packets;
import static io.generalscaler.controller.observe.source.sql.FakeDatabases.postgres;
import static io.generalscaler.controller.observe.source.sql.FakeDatabases.postgresLogin;
import static io.generalscaler.controller.observe.source.sql.FakeDatabases.text;
import static io.generalscaler.controller.observe.source.sql.SqlMetric.failure;
import static io.generalscaler.controller.observe.source.sql.SqlMetric.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.HostileServer;
import io.generalscaler.controller.process.HostileServer.Speech;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Database servers that send what no such server does: the read ends, and its driver does nothing that it is told to. */
@Timeout(60)
final class HostileDatabasesTest {

    private static final String BEGIN = FakeDatabases.POSTGRES_BEGIN;
    private static final String FIVE = FakeDatabases.POSTGRES_FIVE;
    private static final String END = FakeDatabases.POSTGRES_END;

    static Stream<Arguments> postgresServers() {
        return Stream.of(
                row("a row is read", FakeDatabases.postgresAgain(BEGIN + FIVE + END), "5"),
                row("three rows", postgres(once(BEGIN + FIVE + FIVE + FIVE + END)), "BadAnswer: the answer is not"),
                row("50 MB of rows", postgres(endless(BEGIN, FIVE)), "BadAnswer"),
                row(
                        "a row of 50 MB",
                        postgres(endless(BEGIN + "D\3\0\0\0\0\1\2\377\377\377", "x")),
                        "BadAnswer: the answer is larger"),
                row(
                        "a column of 2 GB in a short row",
                        postgres(once(BEGIN + text(message('D', "\0\1\177\377\377\377")))),
                        "BadAnswer: the answer is not"),
                row(
                        "more columns than a row holds",
                        postgres(once(BEGIN + text(message('D', "\377\377\0\0\0\1x")))),
                        "BadAnswer: the answer is not"),
                row("an error of 50 MB", postgres(endless("E\3\0\0\0", "Sleak")), "BadAnswer: the answer is larger"),
                row("a length below zero", postgres(once("E\377\0\0\0")), "BadAnswer: the answer is not"),
                row(
                        "endless notices",
                        postgres(endless("", text(message('N', "SWARNING\0Mleak\0\0")))),
                        "BadAnswer: the answer is larger"),
                row(
                        "endless settings",
                        postgres(endless("", text(message('S', "leak\0on\0")))),
                        "BadAnswer: the answer is larger"),
                row("a copy", postgres(once(text(message('G', "\0\0\0")))), "BadAnswer: the answer is not"),
                row(
                        "a copy the other way",
                        postgres(once(text(message('H', "\0\0\0")))),
                        "BadAnswer: the answer is not"),
                row(
                        "an error without a code",
                        postgres(once(text(message('E', "SERROR\0Mleak\0\0"), message('Z', "E")))),
                        "BadAnswer"),
                row(
                        "an error with words for a code",
                        postgres(once(text(message('E', "SERROR\0Cleak it\0Mleak\0\0"), message('Z', "E")))),
                        "BadAnswer"),
                row("half an answer", postgres((in, out) -> out.write(bytes(BEGIN + "D\0\0"))), "ConnectionLost"),
                row("silence in the middle", postgres(once(BEGIN)), "Timeout"),
                row("a goodbye", postgres((in, out) -> {}), "ConnectionLost"),
                row("garbage", once("HTTP/1.1 400 Bad Request\r\n\r\nleak"), "BadAnswer: the answer is not"),
                row("nothing at all", once(""), "Timeout"),
                row("byte by byte", postgres(FakeDatabases.slowly(BEGIN + FIVE + END)), "Timeout"),
                row(
                        "a login by Kerberos",
                        postgresLogin(message('R', "\0\0\0\7")),
                        "Unauthorized: PostgreSQL wants another login"),
                row(
                        "a login by SSPI",
                        postgresLogin(message('R', "\0\0\0\11")),
                        "Unauthorized: PostgreSQL wants another login"),
                row("a login that is not known", postgresLogin(message('R', "\0\0\0\143")), "Unauthorized"),
                row(
                        "a newer protocol",
                        postgresLogin(message('v', "\0\3\0\0\177\377\377\377")),
                        "BadAnswer: the answer is not"),
                row(
                        "ten million rounds of SCRAM",
                        FakeDatabases.scram(10_000_000),
                        "Unauthorized: PostgreSQL wants another login"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("postgresServers")
    void postgresServer(String name, Speech speech, String outcome) throws Exception {
        expect("PostgreSQL", speech, outcome);
    }

    static Stream<Arguments> mySqlServers() {
        String column = "\3def\0\0\0\1n\0\14\77\0\13\0\0\0\3\0\0\0\0\0";
        String end = "\376\0\0\2\0";
        String begin = packets(1, "\1", column, end);
        return Stream.of(
                row("a row is read", mySql(once(begin + packets(4, "\0015", end))), "5"),
                row("50 MB of rows", mySql(endless(begin, packets(4, "\0015"))), "BadAnswer: the answer is larger"),
                row("a packet of 16 MB", mySql(endless("\377\377\377\1", "x")), "BadAnswer: the answer is larger"),
                row("a thousand million columns", mySql(once(packets(1, "\376\0\312\232\73\0\0\0\0"))), "BadAnswer"),
                row(
                        "more columns than there are",
                        mySql(endless(packets(1, "\374\377\377"), packets(2, column))),
                        "BadAnswer"),
                row(
                        "a value that is longer than its row",
                        mySql(once(begin + packets(4, "\376\377\377\377\177\0\0\0\0", end))),
                        "BadAnswer"),
                row(
                        "an endless error",
                        mySql(endless("\377\377\177\1\377\50\4#28000leak", "leak")),
                        "BadAnswer: the answer is larger"),
                row("an error that is cut", mySql(once(packets(1, "\377\50"))), "BadAnswer"),
                row(
                        "a wish for a file",
                        mySql(once(packets(1, "\373/etc/passwd") + packets(3, "\0\0\0\2\0\0\0"))),
                        "BadAnswer"),
                row("half an answer", mySql((in, out) -> out.write(bytes(begin + "\1"))), "ConnectionLost"),
                row("silence in the middle", mySql(once(begin)), "Timeout"),
                row("a goodbye", mySql((in, out) -> {}), "ConnectionLost"),
                row("garbage", once("HTTP/1.1 400 Bad Request\r\n\r\nleak"), "BadAnswer"),
                row("nothing at all", once(""), "Timeout"),
                row("byte by byte", mySql(FakeDatabases.slowly(begin + packets(4, "\0015", end))), "Timeout"),
                row(
                        "a login by Kerberos",
                        FakeDatabases.mySqlLogin("\376auth_gssapi_client\0leak\0leak\0"),
                        "Unauthorized: MySQL wants a way to log in"),
                row(
                        "a login that asks questions",
                        FakeDatabases.mySqlLogin("\376dialog\0\4leak"),
                        "Unauthorized: MySQL wants a way to log in"),
                row(
                        "the bare password",
                        FakeDatabases.mySqlLogin("\376mysql_clear_password\0"),
                        "Unauthorized: MySQL wants a way to log in"),
                row(
                        "a login that takes as long as it likes",
                        FakeDatabases.mySqlLogin("\376parsec\0" + "x".repeat(32)),
                        "Unauthorized: MySQL wants a way to log in"),
                row(
                        "a login that is not known",
                        FakeDatabases.mySqlLogin("\376leak\0"),
                        "Unauthorized: MySQL wants a way to log in"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("mySqlServers")
    void mySqlServer(String name, Speech speech, String outcome) throws Exception {
        expect("MySQL", speech, outcome);
    }

    private static void expect(String dialect, Speech speech, String outcome) throws Exception {
        try (HostileServer server = HostileServer.saying(speech);
                SourceFixture sources = sources()) {
            var answer =
                    sources.read(new SqlMetric(dialect, server.port()).asking("SELECT 5"), Duration.ofMillis(1500));
            if (outcome.equals("5")) {
                assertThat(value(answer)).isEqualTo(5);
            } else {
                assertThat(failure(answer)).startsWith(outcome).doesNotContain("leak");
                assertThat(server.wasLeft(5)).as("the connection is closed").isTrue();
            }
        }
    }

    @Test
    void theTlsOfAServerThatHasNoneIsNotGivenUp() throws Exception {
        String more = "authRef: {secretName: login}";
        try (HostileServer plain = HostileServer.saying((in, out) -> {
                    in.readNBytes(8);
                    out.write('N');
                    in.transferTo(OutputStream.nullOutputStream());
                });
                HostileServer mySql = HostileServer.saying(mySql(once("")));
                SourceFixture sources = sources()) {
            assertThat(failure(sources.read(
                            new SqlMetric("PostgreSQL", plain.port()).asking("SELECT 5", "127.0.0.1", "shop", more))))
                    .isEqualTo(
                            "Unreachable: PostgreSQL speaks no TLS; sql.tls: {enabled: false} connects in the clear");
            assertThat(failure(sources.read(
                            new SqlMetric("MySQL", mySql.port()).asking("SELECT 5", "127.0.0.1", "shop", more))))
                    .isEqualTo("Unreachable: MySQL speaks no TLS; sql.tls: {enabled: false} connects in the clear");
        }
    }

    @Test
    void aConnectionOverWhichMuchHasArrivedIsReplaced() throws Exception {
        String notice = text(message('N', "SWARNING\0M" + "x".repeat(30_000) + "\0\0"));
        try (HostileServer server = HostileServer.saying(FakeDatabases.postgresAgain(notice + BEGIN + FIVE + END));
                SourceFixture sources = sources()) {
            for (int i = 0; i < 12; i++) {
                assertThat(value(sources.later().read(new SqlMetric("PostgreSQL", server.port()).asking("SELECT 5"))))
                        .isEqualTo(5);
            }
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    private static SourceFixture sources() {
        SourceFixture sources = SourceFixture.onLoopback();
        sources.secrets().with("login", Map.of("username", "scaler", "password", "s3cret"));
        return sources;
    }

    private static Arguments row(String name, Speech speech, String outcome) {
        return Arguments.of(name, speech, outcome);
    }
}
