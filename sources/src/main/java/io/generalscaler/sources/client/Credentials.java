package io.generalscaler.sources.http;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.reach.address.Destination;
import io.generalscaler.reach.secret.LoginForm;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header that says who asks. */
final class Authorization {

    private Authorization() {}

    static String header(Login login, Destination to, SourceContext context) throws SourceException {
        return switch (login) {
            case Login.BearerToken(SecretKey token) -> "Bearer " + context.login(token, LoginForm.TOKEN, to);
            case Login.Password(SecretKey username, SecretKey password) -> {
                String name = context.login(username, LoginForm.USERNAME, to);
                if (name.indexOf(':') >= 0) {
                    throw new SourceException(
                            FailureReason.SecretUnavailable,
                            "the entry '" + username.key() + "' of the Secret '" + username.secretName()
                                    + "' is no user name that can be sent: a colon ends it");
                }
                String pair = name + ":" + context.login(password, LoginForm.PASSWORD, to);
                yield "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
