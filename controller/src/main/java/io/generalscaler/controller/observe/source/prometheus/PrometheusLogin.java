package io.generalscaler.controller.observe.source.prometheus;

import io.generalscaler.controller.observe.secret.SecretData;
import io.generalscaler.controller.observe.secret.SecretRef;
import io.generalscaler.controller.observe.secret.SecretUnavailableException;
import io.generalscaler.controller.observe.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where the login for a Prometheus is. */
sealed interface PrometheusLogin {

    /** The value of the Authorization header. */
    String authorization(Secrets secrets) throws SecretUnavailableException;

    /** A token in an entry of a Secret. */
    record Bearer(SecretRef.Entry token) implements PrometheusLogin {
        @Override
        public String authorization(Secrets secrets) throws SecretUnavailableException {
            return "Bearer " + token.read(secrets);
        }
    }

    /** A user and a password in two entries of a Secret. */
    record Basic(SecretRef secret, String usernameKey, String passwordKey) implements PrometheusLogin {
        @Override
        public String authorization(Secrets secrets) throws SecretUnavailableException {
            SecretData data = secrets.read(secret);
            String login = data.required(usernameKey) + ":" + data.required(passwordKey);
            return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        }
    }
}
