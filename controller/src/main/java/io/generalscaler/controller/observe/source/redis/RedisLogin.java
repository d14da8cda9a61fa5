package io.generalscaler.controller.observe.source.redis;

import io.generalscaler.api.source.Login;
import io.generalscaler.controller.observe.secret.SecretData;
import io.generalscaler.controller.observe.secret.SecretRef;
import io.generalscaler.controller.observe.secret.SecretUnavailableException;
import io.generalscaler.controller.observe.secret.Secrets;
import io.generalscaler.controller.observe.source.TlsTrust;
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

    static RedisLogin read(RedisEndpoint endpoint, Secrets secrets) throws SecretUnavailableException {
        Optional<String> username = Optional.empty();
        Optional<String> password = Optional.empty();
        if (endpoint.login().isPresent()) {
            Login.Password login = endpoint.login().get();
            SecretData user = secrets.read(
                    new SecretRef(endpoint.namespace(), login.username().secretName()));
            SecretData word = secrets.read(
                    new SecretRef(endpoint.namespace(), login.password().secretName()));
            username = user.text(login.username().key()).filter(text -> !text.isEmpty());
            password = Optional.of(word.required(login.password().key()));
        }
        return new RedisLogin(username, password, TlsTrust.caPem(endpoint.tls(), endpoint.namespace(), secrets));
    }
}
