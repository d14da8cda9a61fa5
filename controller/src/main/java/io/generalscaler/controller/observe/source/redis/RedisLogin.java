package io.generalscaler.controller.observe.source.redis;

import io.generalscaler.controller.observe.secret.SecretData;
import io.generalscaler.controller.observe.secret.SecretRef;
import io.generalscaler.controller.observe.secret.SecretUnavailableException;
import io.generalscaler.controller.observe.secret.Secrets;
import io.generalscaler.controller.observe.source.Tls;
import java.util.Optional;

/** What a connection needs from Secrets. Not a record, so that nothing prints it. */
final class RedisLogin {

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
            Ref ref = endpoint.login().get();
            SecretData data = secrets.read(ref.secret());
            username = data.text(ref.usernameKey()).filter(text -> !text.isEmpty());
            password = Optional.of(data.required(ref.passwordKey()));
        }
        Optional<Tls> tls = endpoint.tls();
        return new RedisLogin(username, password, tls.isPresent() ? tls.get().caPem(secrets) : Optional.empty());
    }

    /**
     * Where a login is.
     *
     * @param secret the Secret
     * @param usernameKey its entry with the user; may be absent there, for the default user
     * @param passwordKey its entry with the password
     */
    record Ref(SecretRef secret, String usernameKey, String passwordKey) {}
}
