package io.generalscaler.api.source.sql;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.HostName;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.SourceBlock;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.TlsRules;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.SqlAuthRef;
import io.generalscaler.api.v1alpha1.SqlSource;
import io.generalscaler.api.v1alpha1.TlsSpec;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type {@code sql}: the one number that a query to a database gives. */
public final class SqlProvider implements MetricSourceProvider {
    private static final TlsSpec ENCRYPTED = new TlsSpec(true, null, null, null);

    @Override
    public String type() {
        return SqlEndpoint.TYPE;
    }

    @Override
    public Optional<SourceBlock> block() {
        return Optional.of(new SourceBlock(SqlSource.class, MetricSpec::sql));
    }

    @Override
    public MetricSpec example() {
        return MetricSpec.of(SqlEndpoint.TYPE)
                .with(SqlSource.of("PostgreSQL", "orders-db", "orders", SqlText.EXAMPLE, "orders-db-login"));
    }

    @Override
    public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
        SqlSource sql = Objects.requireNonNull(metric.sql());
        Problems here = problems.at("sql");
        Optional<SqlDialect> dialect = SqlDialect.of(sql.dialect());
        String host = sql.host();
        if (host != null && !here.at("host").isBroken()) {
            HostName.fault(host).ifPresent(message -> here.at("host").invalid(host, message));
        }
        String query = sql.query();
        if (dialect.isPresent() && query != null && !here.at("query").isBroken()) {
            SqlText.check(query, dialect.get(), here.at("query"));
        }
        Optional<Login.Password> login = login(sql.authRef());
        Optional<Tls> tls = TlsRules.compile(Objects.requireNonNullElse(sql.tls(), ENCRYPTED), here.at("tls"));
        if (tls.isEmpty()) {
            here.at("tls")
                    .at("enabled")
                    .warn("is false: whoever is on the way can read the password and answer what they like");
        }
        if (dialect.isEmpty() || host == null || sql.database() == null || query == null || login.isEmpty()) {
            return Optional.empty();
        }
        SqlEndpoint endpoint = new SqlEndpoint(
                dialect.get(),
                host,
                sql.port() == null ? dialect.get().port() : sql.port(),
                sql.database(),
                login.get(),
                tls.map(block -> TlsRules.of(block, host)));
        return Optional.of(new MetricQuery(endpoint, new SqlQuestion(query)));
    }

    private static Optional<Login.Password> login(@Nullable SqlAuthRef ref) {
        if (ref == null || ref.secretName() == null) {
            return Optional.empty();
        }
        String usernameKey = Objects.requireNonNullElse(ref.usernameKey(), SqlAuthRef.DEFAULT_USERNAME_KEY);
        String passwordKey = Objects.requireNonNullElse(ref.passwordKey(), SqlAuthRef.DEFAULT_PASSWORD_KEY);
        return Optional.of(new Login.Password(
                new SecretKey(ref.secretName(), usernameKey), new SecretKey(ref.secretName(), passwordKey)));
    }
}
