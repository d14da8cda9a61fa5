package io.generalscaler.api.source.http;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.LoginFields;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.v1alpha1.HttpAuthRef;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The block {@code authRef}: which fields go with which way to log in. */
final class LoginRules {
    private LoginRules() {}

    static Optional<Login> compile(@Nullable HttpAuthRef ref, Problems here) {
        if (ref == null) {
            return Optional.empty();
        }
        String type = Objects.requireNonNullElse(ref.type(), "Bearer");
        LoginFields.goesWith(ref.headerName(), "ApiKey", type, here.at("headerName"));
        LoginFields.goesWith(ref.queryName(), "ApiKey", type, here.at("queryName"));
        LoginFields.goesWith(ref.tokenUrl(), "OAuth2", type, here.at("tokenUrl"));
        LoginFields.goesWith(ref.scopes(), "OAuth2", type, here.at("scopes"));
        Optional<URI> tokenUrl =
                type.equals("OAuth2") ? LoginFields.tokenUrl(ref.tokenUrl(), here.at("tokenUrl")) : Optional.empty();
        boolean isWhole = !type.equals("ApiKey") || namesOnePlace(ref, here);
        if (ref.secretName() == null || !isWhole) {
            return Optional.empty();
        }
        return login(type, ref.secretName(), ref, tokenUrl);
    }

    private static Optional<Login> login(String type, String secret, HttpAuthRef ref, Optional<URI> tokenUrl) {
        return switch (type) {
            case "Basic" ->
                Optional.of(new Login.Password(
                        SecretKey.of(secret, ref.usernameKey(), HttpAuthRef.DEFAULT_USERNAME_KEY),
                        SecretKey.of(secret, ref.passwordKey(), HttpAuthRef.DEFAULT_PASSWORD_KEY)));
            case "ApiKey" -> {
                SecretKey key = SecretKey.of(secret, ref.apiKeyKey(), HttpAuthRef.DEFAULT_API_KEY_KEY);
                String header = ref.headerName();
                yield Optional.of(
                        header == null
                                ? new Login.ApiKey(
                                        key, Login.ApiKey.Place.PARAMETER, Objects.requireNonNull(ref.queryName()))
                                : new Login.ApiKey(key, Login.ApiKey.Place.HEADER, header));
            }
            case "OAuth2" ->
                tokenUrl.map(url -> new Login.ClientCredentials(
                        url,
                        SecretKey.of(secret, ref.clientIdKey(), HttpAuthRef.DEFAULT_CLIENT_ID_KEY),
                        SecretKey.of(secret, ref.clientSecretKey(), HttpAuthRef.DEFAULT_CLIENT_SECRET_KEY),
                        Optional.ofNullable(ref.scopes())));
            default ->
                Optional.of(new Login.BearerToken(SecretKey.of(secret, ref.tokenKey(), HttpAuthRef.DEFAULT_TOKEN_KEY)));
        };
    }

    private static boolean namesOnePlace(HttpAuthRef ref, Problems here) {
        if (ref.headerName() != null && ref.queryName() != null) {
            here.at("queryName").forbidden("goes not with headerName: the key is sent in one of the two");
            return false;
        }
        if (ref.headerName() == null && ref.queryName() == null) {
            here.at("headerName")
                    .required("is required with type ApiKey: the header field that carries the key, such as X-API-Key;"
                            + " or queryName, the parameter");
            return false;
        }
        if (ref.headerName() != null && RequestRules.isOurs(ref.headerName())) {
            here.at("headerName").forbidden("is set by the controller");
            return false;
        }
        return true;
    }
}
