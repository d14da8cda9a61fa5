package io.generalscaler.sources.http;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header that says who asks. */
final class Authorization {

    private Authorization() {}

    static String header(Login login, SourceContext context) throws SourceException {
        return switch (login) {
            case Login.BearerToken(SecretKey token) -> "Bearer " + visible(context.secret(token), token);
            case Login.Password(SecretKey username, SecretKey password) -> {
                String pair = context.secret(username) + ":" + context.secret(password);
                yield "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** A header cannot carry other characters, and an HTTP client that is given them may quote them in what it throws. */
    private static String visible(String token, SecretKey key) throws SourceException {
        if (token.isEmpty() || !token.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new SourceException(
                    FailureReason.SecretUnavailable,
                    "the entry '" + key.key() + "' of the Secret '" + key.secretName()
                            + "' is no token: it is empty or has characters that a header cannot carry");
        }
        return token;
    }
}
