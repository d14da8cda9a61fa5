package io.generalscaler.sources.redis;

import io.generalscaler.api.source.Login;
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

    static RedisLogin read(Peer peer, SourceContext context) throws SourceException, InterruptedException {
        Optional<String> username = Optional.empty();
        Optional<String> password = Optional.empty();
        if (peer.login().isPresent()) {
            Login.Password login = peer.login().get();
            Destination server = new Destination(peer.at().host(), peer.at().port());
            try {
                username = context.loginIfPresent(login.username(), LoginForm.USERNAME, server)
                        .filter(text -> !text.isEmpty());
                password = Optional.of(context.login(login.password(), LoginForm.PASSWORD, server));
            } catch (SourceException e) {
                throw peer.isGiven() ? notForGiven(e) : e;
            }
        }
        return new RedisLogin(username, password, context.authority(peer.tls()));
    }

    /** Without the name that a server gave. */
    private static SourceException notForGiven(SourceException failure) {
        return new SourceException(
                failure.reason(),
                "the login's Secret has no such entry, or its annotation hosts does not name the server that Redis named");
    }
}
