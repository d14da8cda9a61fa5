package io.generalscaler.sources.sql;

import io.generalscaler.api.source.sql.SqlEndpoint;
import io.generalscaler.reach.address.Destination;
import io.generalscaler.reach.secret.LoginForm;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.util.Optional;

/** What a connection needs from Secrets. Not a record, so that nothing prints it. */
final class SqlLogin {

    final String username;

    /** Empty to log in by name alone. */
    final Optional<String> password;

    /** Empty for the authorities that the controller trusts. */
    final Optional<String> caPem;

    private SqlLogin(String username, Optional<String> password, Optional<String> caPem) {
        this.username = username;
        this.password = password;
        this.caPem = caPem;
    }

    static SqlLogin read(SqlEndpoint endpoint, SourceContext context) throws SourceException, InterruptedException {
        Destination server = new Destination(endpoint.host(), endpoint.port());
        return new SqlLogin(
                context.login(endpoint.login().username(), LoginForm.USERNAME, server),
                context.loginIfPresent(endpoint.login().password(), LoginForm.PASSWORD, server),
                context.authority(endpoint.tls()));
    }
}
