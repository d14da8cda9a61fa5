package io.generalscaler.api.source;

import io.generalscaler.api.problem.Problems;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the blocks {@code authRef} of several types have in common: fields that go with one way to log in. */
public final class LoginFields {
    private LoginFields() {}

    /**
     * Reports a field that goes with another type.
     *
     * @param given the field
     * @param type that it goes with
     * @param actual the type that is asked for
     * @param here at the field
     */
    public static void goesWith(@Nullable String given, String type, String actual, Problems here) {
        if (given != null && !type.equals(actual)) {
            here.forbidden("goes with type " + type + ", and type is " + actual);
        }
    }

    /**
     * Where a token is got, for type OAuth2.
     *
     * @param here at the field
     * @return empty where a violation was reported
     */
    public static Optional<URI> tokenUrl(@Nullable String address, Problems here) {
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
}
