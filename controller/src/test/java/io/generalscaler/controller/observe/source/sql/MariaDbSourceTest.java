package io.generalscaler.controller.observe.source.sql;

import static io.generalscaler.controller.observe.source.sql.SqlMetric.failure;
import static io.generalscaler.controller.observe.source.sql.SqlMetric.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.ChildProcess;
import io.generalscaler.controller.process.MariaDbProcess;
import io.generalscaler.controller.process.TestCertificates;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries to a real MariaDB. */
final class MariaDbSourceTest {

    private static final SourceFixture SOURCES = SourceFixture.onLoopback();
    private static MariaDbProcess server;
    private static SqlMetric metric;

    @BeforeAll
    static void start() throws Exception {
        TestCertificates certificates = new TestCertificates("db.test");
        server = new MariaDbProcess(certificates);
        server.start();
        metric = new SqlMetric("MySQL", server.port());
        server.mariadb("""
                CREATE DATABASE shop; CREATE DATABASE other; USE shop;
                CREATE TABLE jobs (id int); INSERT INTO jobs VALUES (1), (2), (3), (4), (5), (6), (7);
                CREATE TABLE empty (id int);
                CREATE TABLE other.hidden (id int);
                CREATE USER scaler@'127.0.0.1' IDENTIFIED BY 's3cret';
                GRANT SELECT, INSERT, CREATE, EXECUTE ON shop.* TO scaler@'127.0.0.1';
                CREATE USER wide@'127.0.0.1' IDENTIFIED BY 's3cret';
                GRANT SELECT ON *.* TO wide@'127.0.0.1';
                DELIMITER //
                CREATE FUNCTION shop.add_job() RETURNS int MODIFIES SQL DATA
                    BEGIN INSERT INTO shop.jobs VALUES (0); RETURN 1; END //
                """);
        SOURCES.secrets().with("wide", Map.of("username", "wide", "password", "s3cret"));
        SOURCES.host("db.test", "127.0.0.1");
        SOURCES.host("other.test", "127.0.0.1");
        SOURCES.secrets().with("login", Map.of("username", "scaler", "password", "s3cret\n"));
        SOURCES.secrets().with("wrong", Map.of("username", "scaler", "password", "guess"));
        SOURCES.secrets().with("bare", Map.of("username", "scaler"));
        SOURCES.secrets().with("ca", Map.of("ca.crt", certificates.caPem()));
        SOURCES.secrets().with("stranger", Map.of("ca.crt", new TestCertificates("x").caPem()));
    }

    @AfterAll
    static void stop() {
        SOURCES.close();
        server.close();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SELECT count(*) FROM jobs                | 7
            SELECT avg(id) FROM jobs                 | 4
            SELECT 12.5                              | 12.5
            SELECT '12.5'                            | 12.5
            SELECT 1e20                              | 1e20
            SELECT true                              | 1
            SELECT CAST(3 AS UNSIGNED)               | 3
            SELECT 18446744073709551615              | 18446744073709551615
            WITH a AS (SELECT 4) SELECT * FROM a     | 4
            (SELECT 2)                               | 2
            SELECT length('a;b\\'c')                 | 5
            SELECT @@tx_read_only + 1                | 1
            """)
    void readsANumber(String query, double number) throws Exception {
        assertThat(value(SOURCES.later().read(metric.asking(query)))).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SELECT avg(id) FROM empty                | NoData: the value is NULL
            SELECT id FROM empty                     | NoData: the query gives no row
            SELECT 1/0                               | NoData: the value is NULL
            SELECT id FROM jobs                      | SeveralElements: the query gives several rows, and one is needed
            SELECT id FROM jobs LIMIT 5              | SeveralElements: the query gives several rows, and one is needed
            SELECT 1, 2                              | QueryRejected: the query gives 2 columns, and one is needed: select the number alone
            SELECT 1 INTO @a                         | QueryRejected: the query gives no rows: it must select one number
            SELECT * FROM nowhere                    | NotFound: a table that the query names does not exist (1146)
            SELECT nothing FROM jobs                 | QueryRejected: MySQL refused the query (1054)
            SELECT FROM WHERE                        | QueryRejected: MySQL refused the query (1064)
            SELECT id FROM other.hidden              | Unauthorized: the login may not read what the query names
            SELECT -1                                | Negative
            SELECT 'leak'                            | NotANumber: the value is not a number
            SELECT now()                             | NotANumber: the value is not a number
            SELECT x'00ff'                           | NotANumber: the value is not a number
            SELECT repeat('x', 100000)               | BadAnswer: the answer is larger than 64 KiB; ask for one number only
            SELECT 1 INTO OUTFILE '/tmp/never'       | Unauthorized
            """)
    void saysWhyThereIsNone(String query, String reason) throws Exception {
        assertThat(failure(SOURCES.later().read(metric.asking(query))))
                .startsWith(reason)
                .doesNotContain("leak");
    }

    @Test
    void aQueryThatWritesIsRefused() throws Exception {
        assertThat(failure(SOURCES.later().read(metric.asking("SELECT add_job()"))))
                .isEqualTo("QueryRejected: the query would change something, and may only read (1792)");
        assertThat(server.mariadb("SELECT count(*) FROM shop.jobs")).isEqualTo("7");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            wrong    | shop   | Unauthorized: MySQL refused the user name or the password (1045)
            bare     | shop   | Unauthorized: MySQL refused the user name or the password (1045)
            wide     | absent | NotFound: there is no such database (1049)
            login    | other  | Unauthorized: the login may not read what the query names, or not use the database (1044)
            """)
    void saysWhyItMayNotLogIn(String secret, String database, String reason) throws Exception {
        String more = "authRef: {secretName: " + secret + "}, tls: {enabled: false}";
        assertThat(failure(SOURCES.later().read(metric.asking("SELECT 1", "127.0.0.1", database, more))))
                .isEqualTo(reason);
    }

    @Test
    void speaksTlsAndChecksTheName() throws Exception {
        String login = "authRef: {secretName: login}, tls: {caSecretName: %s%s}";
        String encrypted =
                "SELECT length(VARIABLE_VALUE) > 0 FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'SSL_CIPHER'";
        assertThat(value(SOURCES.read(metric.asking(encrypted, "db.test", "shop", login.formatted("ca", "")))))
                .isEqualTo(1);
        assertThat(value(SOURCES.read(metric.asking(
                        encrypted, "other.test", "shop", login.formatted("ca", ", serverName: db.test")))))
                .isEqualTo(1);
        assertThat(failure(SOURCES.read(metric.asking(encrypted, "other.test", "shop", login.formatted("ca", "")))))
                .isEqualTo("Unreachable: the TLS handshake with MySQL failed");
        assertThat(failure(SOURCES.read(metric.asking(encrypted, "db.test", "shop", login.formatted("stranger", "")))))
                .isEqualTo("Unreachable: the TLS handshake with MySQL failed");
    }

    @Test
    void aSlowQueryEndsAtTheServerToo() throws Exception {
        assertThat(failure(SOURCES.later()
                        .read(metric.asking("SELECT count(*) FROM jobs WHERE sleep(77) = 0"), Duration.ofSeconds(2))))
                .startsWith("Timeout: ");
        ChildProcess.await(
                "the server has given up",
                () -> server.mariadb("SELECT count(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE '%sleep(77)%'"
                                + " AND ID <> connection_id()")
                        .equals("0"));
    }

    @Test
    void manyScalersUseOneConnection() throws Exception {
        var metrics = IntStream.range(0, 60)
                .mapToObj(i -> metric.asking("SELECT count(*) + " + i + " FROM jobs"))
                .toList();
        assertThat(SOURCES.later().readAll("default", metrics, Duration.ofSeconds(20)))
                .allSatisfy(answer -> assertThat(value(answer)).isGreaterThanOrEqualTo(7));
    }

    @Test
    void goesOnAfterAnOutage() throws Exception {
        String one = metric.asking("SELECT 1");
        try (SourceFixture sources = SourceFixture.onLoopback()) {
            sources.secrets().with("login", Map.of("username", "scaler", "password", "s3cret"));
            assertThat(value(sources.read(one))).isEqualTo(1);
            server.freeze(true);
            assertThat(failure(sources.later().read(one, Duration.ofMillis(700))))
                    .startsWith("Timeout: ");
            server.freeze(false);
            assertThat(value(sources.later().read(one))).isEqualTo(1);
            server.stop();
            assertThat(failure(sources.later().read(one))).isEqualTo("Unreachable: no connection to MySQL");
            server.start();
            assertThat(value(sources.later().read(one))).isEqualTo(1);
            server.stop();
            server.start();
            assertThat(value(sources.later().read(one))).isEqualTo(1);
        }
    }
}
