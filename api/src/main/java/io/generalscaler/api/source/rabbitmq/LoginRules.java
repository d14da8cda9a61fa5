package io.generalscaler.api.source.rabbitmq;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.LoginFields;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.v1alpha1.RabbitMqAuthRef;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The block {@code authRef}: which fields go with which way to log in. */
final class LoginRules {
    private LoginRules() {}

    static Optional<Login> compile(@Nullable RabbitMqAuthRef ref, Problems here) {
        if (ref == null) {
            return Optional.empty();
        }
        String type = Objects.requireNonNullElse(ref.type(), "Basic");
        LoginFields.goesWith(ref.tokenUrl(), "OAuth2", type, here.at("tokenUrl"));
        LoginFields.goesWith(ref.scopes(), "OAuth2", type, here.at("scopes"));
        if (!type.equals("OAuth2")) {
            return Optional.ofNullable(ref.secretName()).map(secret -> password(secret, ref));
        }
        Optional<URI> tokenUrl = LoginFields.tokenUrl(ref.tokenUrl(), here.at("tokenUrl"));
        return Optional.ofNullable(ref.secretName())
                .flatMap(secret -> tokenUrl.map(url -> new Login.ClientCredentials(
                        url,
                        SecretKey.of(secret, ref.clientIdKey(), RabbitMqAuthRef.DEFAULT_CLIENT_ID_KEY),
                        SecretKey.of(secret, ref.clientSecretKey(), RabbitMqAuthRef.DEFAULT_CLIENT_SECRET_KEY),
                        Optional.ofNullable(ref.scopes()))));
    }

    private static Login.Password password(String secret, RabbitMqAuthRef ref) {
        return new Login.Password(
                SecretKey.of(secret, ref.usernameKey(), RabbitMqAuthRef.DEFAULT_USERNAME_KEY),
                SecretKey.of(secret, ref.passwordKey(), RabbitMqAuthRef.DEFAULT_PASSWORD_KEY));
    }
}
