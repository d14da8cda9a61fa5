package io.generalscaler.controller.observe.source.sql;

import static io.generalscaler.controller.observe.source.sql.SqlMetric.failure;
import static io.generalscaler.controller.observe.source.sql.SqlMetric.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.ChildProcess;
import io.generalscaler.controller.process.PostgresProcess;
import io.generalscaler.controller.process.TestCertificates;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries to a real PostgreSQL. */
final class PostgresSourceTest {

    private static final SourceFixture SOURCES = SourceFixture.onLoopback();
    private static PostgresProcess server;
    private static TestCertificates certificates;
    private static SqlMetric metric;

    @BeforeAll
    static void start() throws Exception {
        certificates = new TestCertificates("db.test");
        server = new PostgresProcess(certificates);
        server.start();
        metric = new SqlMetric("PostgreSQL", server.port());
        server.psql("postgres", "CREATE DATABASE shop");
        server.psql("shop", """
                CREATE USER scaler PASSWORD 's3cret';
                CREATE TABLE jobs (id int);
                INSERT INTO jobs SELECT generate_series(1, 7);
                CREATE TABLE empty (id int);
                CREATE TABLE hidden (id int);
                GRANT SELECT ON jobs, empty TO scaler;
                GRANT CREATE ON SCHEMA public TO scaler;
                CREATE FUNCTION add_job() RETURNS int LANGUAGE sql AS 'INSERT INTO jobs VALUES (0) RETURNING 1';
                GRANT INSERT ON jobs TO scaler;
                """);
        SOURCES.host("db.test", "127.0.0.1");
        SOURCES.host("other.test", "127.0.0.1");
        SOURCES.secrets().with("login", Map.of("username", "scaler", "password", "s3cret\n"));
        SOURCES.secrets().with("wrong", Map.of("username", "scaler", "password", "guess"));
        SOURCES.secrets().with("nobody", Map.of("username", "nobody", "password", "guess"));
        SOURCES.secrets().with("nameless", Map.of("password", "s3cret"));
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
            SELECT '12.5'::text                      | 12.5
            SELECT ' 12 '::char(9)                   | 12
            SELECT 1e20::float8                      | 1e20
            SELECT 2::smallint                       | 2
            VALUES (3)                               | 3
            SHOW max_connections                     | 100
            WITH a AS (SELECT 4) SELECT * FROM a     | 4
            SELECT length('a;b\\c?')                 | 6
            SELECT current_setting('transaction_read_only')::bool::int | 1
            """)
    void readsANumber(String query, double number) throws Exception {
        assertThat(value(SOURCES.later().read(metric.asking(query)))).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SELECT avg(id) FROM empty                | NoData: the value is NULL
            SELECT id FROM empty                     | NoData: the query gives no row
            SELECT id FROM jobs                      | SeveralElements: the query gives several rows, and one is needed
            SELECT 1, 2                              | QueryRejected: the query gives 2 columns, and one is needed: select the number alone
            SELECT * FROM nowhere                    | NotFound: a table that the query names does not exist (42P01)
            SELECT 1 FROM none.nowhere               | NotFound: a table that the query names does not exist
            SELECT nothing FROM jobs                 | QueryRejected: PostgreSQL refused the query (42703)
            SELECT 1/0                               | QueryRejected: PostgreSQL refused the query (22012)
            SELECT FROM WHERE                        | QueryRejected: PostgreSQL refused the query (42601)
            SELECT id FROM hidden                    | Unauthorized: the login may not read what the query names (42501)
            SELECT 'NaN'::float8                     | NaN: the value is NaN
            SELECT 'NaN'::numeric                    | NaN: the value is NaN
            SELECT 'Infinity'::float8                | Infinite: the value is infinite
            SELECT '-Infinity'::float8               | Infinite: the value is infinite
            SELECT -1                                | Negative
            SELECT 'leak'                            | NotANumber: the value is not a number
            SELECT true                              | NotANumber: the value is not a number
            SELECT now()                             | NotANumber: the value is not a number
            SELECT ''::bytea                         | NotANumber: the value is not a number
            SELECT repeat('x', 100000)               | BadAnswer: the answer is larger than 64 KiB; ask for one number only
            SELECT add_job()                         | QueryRejected: the query would change something, and may only read (25006)
            WITH a AS (INSERT INTO jobs VALUES (0) RETURNING 1) SELECT * FROM a | QueryRejected: the query would change something
            SELECT 1 INTO copied FROM jobs           | QueryRejected: the query would change something
            SELECT set_config('transaction_read_only', 'off', false) | QueryRejected: PostgreSQL refused the query (25001)
            """)
    void saysWhyThereIsNone(String query, String reason) throws Exception {
        assertThat(failure(SOURCES.later().read(metric.asking(query))))
                .startsWith(reason)
                .doesNotContain("leak");
        assertThat(server.psql("shop", "SELECT count(*) FROM jobs")).isEqualTo("7");
    }

    @Test
    void aQueryLeavesNothingForTheNext() throws Exception {
        assertThat(failure(SOURCES.later()
                        .read(metric.asking("SELECT set_config('default_transaction_read_only', 'off', false)"))))
                .startsWith("NotANumber");
        assertThat(failure(SOURCES.later().read(metric.asking("SELECT add_job()"))))
                .contains("25006");
        assertThat(failure(SOURCES.later().read(metric.asking("SELECT set_config('search_path', 'none', false)"))))
                .startsWith("NotANumber");
        assertThat(value(SOURCES.later().read(metric.asking("SELECT count(*) FROM jobs"))))
                .isEqualTo(7);
    }

    @Test
    void aQuoteEndsWhereAdmissionSawItEnd() throws Exception {
        server.psql("shop", "ALTER ROLE scaler SET standard_conforming_strings = off");
        try (SourceFixture fresh = SourceFixture.onLoopback()) {
            fresh.secrets().with("login", Map.of("username", "scaler", "password", "s3cret"));
            assertThat(value(fresh.read(metric.asking("SELECT length('\\')")))).isEqualTo(1);
        } finally {
            server.psql("shop", "ALTER ROLE scaler RESET standard_conforming_strings");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            wrong    | shop   | Unauthorized: PostgreSQL refused the user name or the password
            nobody   | shop   | Unauthorized: PostgreSQL refused the user name or the password
            login    | absent | NotFound: there is no such database (3D000)
            missing  | shop   | SecretUnavailable
            nameless | shop   | SecretUnavailable: the Secret 'nameless' has no entry 'username'
            """)
    void saysWhyItMayNotLogIn(String secret, String database, String reason) throws Exception {
        String more = "authRef: {secretName: " + secret + "}, tls: {enabled: false}";
        assertThat(failure(SOURCES.later().read(metric.asking("SELECT 1", "127.0.0.1", database, more))))
                .startsWith(reason)
                .doesNotContain("guess");
    }

    @Test
    void speaksTlsAndChecksTheName() throws Exception {
        String login = "authRef: {secretName: login}, tls: {caSecretName: %s%s}";
        String encrypted = "SELECT ssl::int FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        assertThat(value(SOURCES.read(metric.asking(encrypted, "db.test", "shop", login.formatted("ca", "")))))
                .isEqualTo(1);
        assertThat(value(SOURCES.read(metric.asking(
                        encrypted, "other.test", "shop", login.formatted("ca", ", serverName: db.test")))))
                .isEqualTo(1);
        assertThat(value(SOURCES.read(
                        metric.asking("SELECT count(*) FROM jobs", "db.test", "shop", login.formatted("ca", "")))))
                .isEqualTo(7);
        assertThat(failure(SOURCES.read(metric.asking(encrypted, "other.test", "shop", login.formatted("ca", "")))))
                .isEqualTo("Unreachable: the TLS handshake with PostgreSQL failed");
        assertThat(failure(SOURCES.read(metric.asking(encrypted, "db.test", "shop", login.formatted("stranger", "")))))
                .isEqualTo("Unreachable: the TLS handshake with PostgreSQL failed");
    }

    @Test
    void aSlowQueryEndsAtTheServerToo() throws Exception {
        assertThat(failure(SOURCES.later().read(metric.asking("SELECT pg_sleep(77)"), Duration.ofSeconds(2))))
                .startsWith("Timeout: ");
        ChildProcess.await(
                "the server has given up",
                () -> server.psql(
                                "shop",
                                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%sleep(77)%'"
                                        + " AND state = 'active' AND pid <> pg_backend_pid()")
                        .equals("0"));
    }

    @Test
    void manyScalersUseOneConnection() throws Exception {
        var metrics = IntStream.range(0, 60)
                .mapToObj(i -> metric.asking("SELECT count(*) + " + i + " FROM jobs"))
                .toList();
        assertThat(SOURCES.later().readAll("default", metrics, Duration.ofSeconds(20)))
                .allSatisfy(answer -> assertThat(value(answer)).isGreaterThanOrEqualTo(7));
        assertThat(server.psql(
                        "shop",
                        "SELECT count(*) FROM pg_stat_activity WHERE usename = 'scaler' AND"
                                + " application_name = 'generalscaler' AND client_port IS NOT NULL AND NOT pid IN"
                                + " (SELECT pid FROM pg_stat_ssl WHERE ssl)"))
                .isEqualTo("1");
        assertThat(Collections.list(java.sql.DriverManager.getDrivers()))
                .noneMatch(driver -> driver.getClass().getName().startsWith("io.generalscaler"));
    }

    @Test
    void refusesLoopbackUnlessTheOperatorAllowsIt() throws Exception {
        try (SourceFixture strict = new SourceFixture()) {
            assertThat(failure(strict.read(metric.asking("SELECT 1")))).startsWith("AddressRefused: ");
        }
    }

    @Test
    void goesOnAfterAnOutage() throws Exception {
        try (PostgresProcess other = new PostgresProcess(certificates);
                SourceFixture sources = SourceFixture.onLoopback()) {
            sources.secrets().with("login", Map.of("username", "admin", "password", "admin"));
            other.start();
            String one = new SqlMetric("PostgreSQL", other.port())
                    .asking("SELECT 1", "127.0.0.1", "postgres", SqlMetric.PLAIN);
            assertThat(value(sources.read(one))).isEqualTo(1);
            other.freeze(true);
            String elsewhere = one.replace("database: postgres", "database: template1");
            assertThat(failure(sources.later().read(elsewhere, Duration.ofMillis(700))))
                    .startsWith("Timeout: ");
            other.freeze(false);
            other.stop();
            assertThat(failure(sources.later().read(one))).isEqualTo("Unreachable: no connection to PostgreSQL");
            other.start();
            assertThat(value(sources.later().read(one))).isEqualTo(1);
            other.stop();
            other.start();
            assertThat(value(sources.later().read(one))).isEqualTo(1);
        }
    }
}
