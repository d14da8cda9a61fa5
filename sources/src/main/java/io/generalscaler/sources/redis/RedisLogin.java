package io.generalscaler.sources.redis;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.reach.address.Destination;
import io.generalscaler.reach.secret.LoginForm;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.util.Optional;

/** What a connection needs from Secrets. Not a record, so that nothing prints it. */
final class RedisLogin {

    /** Empty for the default user. */
    final Optional<String> username;

    final Optional<String> password;
    final Optional<String> caPem;

    private RedisLogin(Optional<String> username, Optional<String> password, Optional<String> caPem) {
        this.username = username;
        this.password = password;
        this.caPem = caPem;
    }

    static RedisLogin read(RedisEndpoint endpoint, SourceContext context) throws SourceException, InterruptedException {
        Optional<String> username = Optional.empty();
        Optional<String> password = Optional.empty();
        if (endpoint.login().isPresent()) {
            Login.Password login = endpoint.login().get();
            Destination server = new Destination(endpoint.host(), endpoint.port());
            username = context.loginIfPresent(login.username(), LoginForm.USERNAME, server)
                    .filter(text -> !text.isEmpty());
            password = Optional.of(context.login(login.password(), LoginForm.PASSWORD, server));
        }
        return new RedisLogin(username, password, context.authority(endpoint.tls()));
    }
}
