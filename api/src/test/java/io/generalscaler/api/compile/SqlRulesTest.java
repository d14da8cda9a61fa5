package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.accepted;
import static io.generalscaler.api.compile.Specs.violations;
import static io.generalscaler.api.compile.Specs.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricEndpoint.Sharing;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.sql.SqlDialect;
import io.generalscaler.api.source.sql.SqlEndpoint;
import io.generalscaler.api.source.sql.SqlQuestion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked of a database, and what to write instead of what cannot. */
final class SqlRulesTest {

    private static final String DB = "host: db, database: shop, authRef: {secretName: s}";

    private static String sql(String fields) {
        return BASE + "metric: {type: sql, targetValue: 1, sql: {" + fields + "}}\n";
    }

    private static String query(String dialect, String query) {
        String quoted = "\"" + query.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        return sql(DB + ", dialect: " + dialect + ", query: " + quoted);
    }

    private static MetricQuery compiled(String fields) {
        return accepted(sql(fields)).metrics().getFirst().query();
    }

    @Test
    void aDatabaseALoginAndAQueryAreEnough() {
        assertThat(compiled(DB + ", dialect: PostgreSQL, query: SELECT 1"))
                .isEqualTo(new MetricQuery(
                        new SqlEndpoint(
                                SqlDialect.POSTGRESQL,
                                "db",
                                5432,
                                "shop",
                                new Login.Password(new SecretKey("s", "username"), new SecretKey("s", "password")),
                                Optional.of(new Tls(Optional.empty(), Optional.empty()))),
                        new SqlQuestion("SELECT 1")));
    }

    @Test
    void eachDialectHasItsPort() {
        SqlEndpoint endpoint =
                (SqlEndpoint) compiled(DB + ", dialect: MySQL, query: SELECT 1").endpoint();
        assertThat(endpoint.describe()).isEqualTo("MySQL at db:3306");
        assertThat(compiled(DB + ", dialect: MySQL, port: 3307, query: SELECT 1")
                        .describe())
                .isEqualTo("does MySQL at db:3307 answer the query SELECT 1?");
    }

    @Test
    void queriesOfOneDatabaseAndUserShareAConnectionWithinTheirNamespace() {
        SqlEndpoint endpoint =
                (SqlEndpoint) compiled(DB + ", dialect: MySQL, query: SELECT 1").endpoint();
        assertThat(endpoint)
                .isEqualTo(compiled(DB + ", dialect: MySQL, query: SELECT 2").endpoint());
        assertThat(endpoint.sharing()).isEqualTo(Sharing.NAMESPACE);
        assertThat(endpoint.place()).isEqualTo("db:3306/shop");
        assertThat(endpoint).hasToString("sql db:3306");
    }

    @Test
    void tlsIsSpokenUnlessItIsSwitchedOff() {
        String plain = DB + ", dialect: MySQL, query: SELECT 1, tls: {enabled: false}";
        assertThat(((SqlEndpoint) compiled(plain).endpoint()).tls()).isEmpty();
        assertThat(warnings(sql(plain)))
                .anyMatch(it -> it.startsWith("spec.metric.sql.tls.enabled: is false: whoever is on the way"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dialect: MySQL, query: SELECT 1                             | sql.host: is required
            dialect: MySQL, query: SELECT 1                             | sql.database: is required
            dialect: MySQL, query: SELECT 1                             | sql.authRef: is required
            host: db, database: d, authRef: {secretName: s}, dialect: MySQL      | sql.query: is required
            host: db, database: d, authRef: {secretName: s}, query: x   | sql.dialect: is required
            dialect: MariaDB, query: SELECT 1                           | sql.dialect: "MariaDB": must be PostgreSQL, MySQL
            host: 'db:5432', dialect: PostgreSQL, query: SELECT 1       | sql.host: "db:5432": must be
            port: 0, dialect: PostgreSQL, query: SELECT 1               | sql.port: 0: must be
            authRef: {passwordKey: p}, dialect: MySQL, query: SELECT 1  | sql.authRef.secretName: is required
            """)
    void isRefused(String fields, String violation) {
        assertThat(violations(sql(fields))).anyMatch(it -> it.startsWith("spec.metric." + violation));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "SELECT 1",
                "select count(*) from jobs where note <> ';'",
                "-- waiting; all of them\nSELECT 1",
                "/* a; b */ (SELECT 1) UNION (SELECT 1)",
                "WITH a AS (SELECT 1) SELECT * FROM a",
                "VALUES (1)",
                "TABLE one",
                "SHOW max_connections",
                "SELECT 'it''s; so'",
                "SELECT count(*) AS \"a;b\" FROM t"
            })
    void isOneQueryForBoth(String query) {
        assertThat(accepted(query("PostgreSQL", query)).metrics()).hasSize(1);
        assertThat(accepted(query("MySQL", query)).metrics()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "SELECT $$;$$",
                "SELECT $a$ ; $$ ; $a$",
                "SELECT E'\\';'",
                "SELECT '\\'",
                "/* a /* ; */ ; */ SELECT 1",
                "SELECT 5 # 3"
            })
    void isOneQueryForPostgres(String query) {
        assertThat(accepted(query("PostgreSQL", query)).metrics()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"SELECT 1 # ; \n", "SELECT `a;b` FROM t", "SELECT '\\';'", "SELECT \"\\\";\"", "SELECT 2--1"})
    void isOneQueryForMySql(String query) {
        assertThat(accepted(query("MySQL", query)).metrics()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PostgreSQL | SELECT 1;                         | must be one statement, and no ; may stand behind it: there is one at character 9
            PostgreSQL | SELECT 1; DROP TABLE t            | must be one statement
            PostgreSQL | SELECT '\\'; DROP TABLE t --'     | must be one statement
            PostgreSQL | SELECT a$b$; DROP TABLE t -- $b$  | must be one statement
            PostgreSQL | SELECT typE'\\'; DROP TABLE t --' | must be one statement
            MySQL      | SELECT 1 --;                      | must be one statement
            MySQL      | SELECT 1 /*! ; DROP TABLE t */    | must be one statement
            MySQL      | SELECT 1 /*M!100 ; DROP TABLE t */ | must be one statement
            MySQL      | SELECT $$;$$                      | must be one statement
            MySQL      | /* a /* b */ ; */ SELECT 1        | must be one statement
            PostgreSQL | SELECT 'a                         | must close the ' that opens at character 8
            PostgreSQL | SELECT 1 /* a                     | must close the /* that opens at character 10
            PostgreSQL | SELECT $a$ x                      | must close the $a$ that opens at character 8
            MySQL      | SELECT `a                         | must close the
            PostgreSQL | -- SELECT 1                       | must be a query such as SELECT count(*) FROM jobs, and there is none
            PostgreSQL | DELETE FROM jobs                  | must begin with SELECT, WITH, VALUES, TABLE or SHOW
            MySQL      | /* SELECT */ CALL p()             | must begin with SELECT, WITH, VALUES, TABLE or SHOW
            MySQL      | SELECTED                          | must begin with SELECT, WITH, VALUES, TABLE or SHOW
            """)
    void isNoQuery(String dialect, String query, String message) {
        assertThat(violations(query(dialect, query)))
                .singleElement()
                .asString()
                .startsWith("spec.metric.sql.query: ")
                .contains(": " + message);
    }
}
