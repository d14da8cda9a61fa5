package io.generalscaler.api.source.http;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.HttpAddress;
import io.generalscaler.api.source.Login;
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
        goesWith(ref.headerName(), "ApiKey", type, here.at("headerName"));
        goesWith(ref.queryName(), "ApiKey", type, here.at("queryName"));
        goesWith(ref.tokenUrl(), "OAuth2", type, here.at("tokenUrl"));
        goesWith(ref.scopes(), "OAuth2", type, here.at("scopes"));
        Optional<URI> tokenUrl =
                type.equals("OAuth2") ? tokenUrl(ref.tokenUrl(), here.at("tokenUrl")) : Optional.empty();
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
                        key(secret, ref.usernameKey(), HttpAuthRef.DEFAULT_USERNAME_KEY),
                        key(secret, ref.passwordKey(), HttpAuthRef.DEFAULT_PASSWORD_KEY)));
            case "ApiKey" -> {
                SecretKey key = key(secret, ref.apiKeyKey(), HttpAuthRef.DEFAULT_API_KEY_KEY);
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
                        key(secret, ref.clientIdKey(), HttpAuthRef.DEFAULT_CLIENT_ID_KEY),
                        key(secret, ref.clientSecretKey(), HttpAuthRef.DEFAULT_CLIENT_SECRET_KEY),
                        Optional.ofNullable(ref.scopes())));
            default -> Optional.of(new Login.BearerToken(key(secret, ref.tokenKey(), HttpAuthRef.DEFAULT_TOKEN_KEY)));
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

    private static Optional<URI> tokenUrl(@Nullable String address, Problems here) {
        if (address == null) {
            here.required("is required with type OAuth2: where the token is got, such as"
                    + " https://login.example.com/oauth2/token");
            return Optional.empty();
        }
        Optional<URI> url = HttpAddress.read(address, "https://login.example.com/oauth2/token", here);
        if (url.isPresent() && !HttpAddress.isEncrypted(url.get())) {
            here.warn("the client's secret is sent in the clear; an https address encrypts it");
        }
        return url;
    }

    private static void goesWith(@Nullable String given, String type, String actual, Problems here) {
        if (given != null && !type.equals(actual)) {
            here.forbidden("goes with type " + type + ", and type is " + actual);
        }
    }

    private static SecretKey key(String secret, @Nullable String given, String usual) {
        return new SecretKey(secret, given == null ? usual : given);
    }
}
