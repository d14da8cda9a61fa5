package io.generalscaler.controller.observe.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.sql.SqlDialect;
import io.generalscaler.api.source.sql.SqlEndpoint;
import io.generalscaler.api.source.sql.SqlQuestion;
import io.generalscaler.controller.observe.secret.FixedSecrets;
import io.generalscaler.controller.process.HostileServer;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.GuardedAddresses;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.sql.SqlOpener;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection of a server is dear: nobody keeps one that is not used. */
@Timeout(30)
final class IdleConnectionTest {

    private static final Duration WITHIN = Duration.ofSeconds(5);

    @Test
    void isClosedAndTheNextReadMakesAnother() throws Exception {
        AddressPolicy policy = new AddressPolicy(List.of("127.0.0.0/8"), GuardedAddresses.NONE, host -> {
            throw new UnknownHostException(host);
        });
        FixedSecrets secrets = new FixedSecrets();
        secrets.with("login", Map.of("username", "scaler", "password", "s3cret"));
        try (HostileServer server = HostileServer.saying(FakeDatabases.postgresAgain(
                        FakeDatabases.POSTGRES_BEGIN + FakeDatabases.POSTGRES_FIVE + FakeDatabases.POSTGRES_END));
                OutboundHttp http = new OutboundHttp(policy);
                SourceContext context = new SourceContext(policy, secrets, http, InstantSource.system())
                        .within(new Scope(Optional.of("default"), Optional.empty()));
                MetricSource source = new SqlOpener(Duration.ofMillis(300))
                        .open(endpoint(server.port()), new Scope(Optional.of("default"), Optional.empty()), context)) {
            assertThat(source.read(new SqlQuestion("SELECT 5"), WITHIN).high()).isEqualByComparingTo("5");
            assertThat(source.read(new SqlQuestion("SELECT 5 "), WITHIN).high()).isEqualByComparingTo("5");
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(server.wasLeft(10)).isTrue();
            assertThat(source.read(new SqlQuestion("SELECT 5"), WITHIN).high()).isEqualByComparingTo("5");
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    private static SqlEndpoint endpoint(int port) {
        return new SqlEndpoint(
                SqlDialect.POSTGRESQL,
                "127.0.0.1",
                port,
                "shop",
                new Login.Password(new SecretKey("login", "username"), new SecretKey("login", "password")),
                Optional.empty());
    }
}
