package io.generalscaler.sources.client;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.reach.address.Destination;
import io.generalscaler.reach.http.OutboundRequest;
import io.generalscaler.reach.secret.LoginForm;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds to a request who asks. */
final class Credentials {

    private static final String AUTHORIZATION = "Authorization";

    private final SourceContext context;
    private final OAuthTokens tokens;

    Credentials(SourceContext context, OAuthTokens tokens) {
        this.context = context;
        this.tokens = tokens;
    }

    /**
     * The same request, with the login.
     *
     * @param within for a token that has to be got first
     */
    OutboundRequest on(OutboundRequest asked, Login login, Duration within)
            throws SourceException, InterruptedException {
        Destination to = Destination.of(asked.uri());
        return switch (login) {
            case Login.BearerToken(SecretKey token) ->
                with(asked, AUTHORIZATION, "Bearer " + context.login(token, LoginForm.TOKEN, to));
            case Login.Password(SecretKey username, SecretKey password) ->
                with(asked, AUTHORIZATION, basic(username, password, to));
            case Login.ApiKey(SecretKey key, Login.ApiKey.Place place, String name) -> {
                String value = context.login(key, LoginForm.TOKEN, to);
                yield switch (place) {
                    case HEADER -> with(asked, name, value);
                    case PARAMETER -> withParameter(asked, name, value);
                };
            }
            case Login.ClientCredentials client -> {
                // A token that is made of a Secret goes no further than the Secret itself may.
                var _ = context.login(client.id(), LoginForm.USERNAME, to);
                yield with(asked, AUTHORIZATION, "Bearer " + tokens.token(client, within));
            }
            case Login.AwsKeys keys ->
                AwsSignature.on(
                        asked,
                        context.login(keys.accessKeyId(), LoginForm.TOKEN, to),
                        context.login(keys.secretAccessKey(), LoginForm.TOKEN, to),
                        context.loginIfPresent(keys.sessionToken(), LoginForm.TOKEN, to),
                        keys.region(),
                        keys.service(),
                        context.now());
        };
    }

    /** A user name and a password as HTTP's Basic sends them. */
    private String basic(SecretKey username, SecretKey password, Destination to) throws SourceException {
        String name = context.login(username, LoginForm.USERNAME, to);
        if (name.indexOf(':') >= 0) {
            throw new SourceException(
                    FailureReason.SecretUnavailable,
                    "the entry '" + username.key() + "' of the Secret '" + username.secretName()
                            + "' is no user name that can be sent: a colon ends it");
        }
        return basic(name, context.login(password, LoginForm.PASSWORD, to));
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static OutboundRequest with(OutboundRequest asked, String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(asked.headers());
        headers.put(header, value);
        return new OutboundRequest(asked.uri(), headers, asked.body());
    }

    private static OutboundRequest withParameter(OutboundRequest asked, String name, String value) {
        String address = asked.uri().toString();
        String separator = asked.uri().getRawQuery() == null ? "?" : "&";
        return new OutboundRequest(
                URI.create(address + separator + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)),
                asked.headers(),
                asked.body());
    }
}
