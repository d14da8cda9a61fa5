package io.generalscaler.sources.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.Tls;
import io.generalscaler.reach.address.AddressRefusedException;
import io.generalscaler.reach.address.Destination;
import io.generalscaler.reach.http.OutboundRequest;
import io.generalscaler.reach.secret.LoginForm;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The token of one client at one token server (OAuth 2.0, RFC 6749, section 4.4). It is got by whoever needs it first, serves for two
 * thirds of its life, and is got anew after a server refused it, or when the client's secret has changed.
 */
final class OAuthTokens {

    private static final int MAX_BYTES = 16 * 1024;

    /** Where the server does not say how long a token lives; it recommends to. */
    private static final long USUAL_SECONDS = 300;

    private static final long MOST_SECONDS = 24 * 3600;

    private static final String SERVER = "the token server";

    private final SourceContext context;
    private final Optional<Tls> tls;
    private final ReentrantLock getting = new ReentrantLock();
    private volatile @Nullable Token known;

    /**
     * Has no token yet.
     *
     * @param tls whose authority, where it names one, the token server's certificate is checked by as well
     */
    OAuthTokens(SourceContext context, Optional<Tls> tls) {
        this.context = context;
        this.tls = tls;
    }

    /** A token that is good for a while. */
    String token(Login.ClientCredentials client, Duration within) throws SourceException, InterruptedException {
        Destination to = Destination.of(client.tokenUrl());
        String id = context.login(client.id(), LoginForm.USERNAME, to);
        String secret = context.login(client.secret(), LoginForm.PASSWORD, to);
        Token present = known;
        if (present != null && present.serves(id, secret)) {
            return present.value;
        }
        long deadline = System.nanoTime() + within.toNanos();
        if (!getting.tryLock(within.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new SourceException(FailureReason.Timeout, SERVER + " did not answer in time");
        }
        try {
            present = known;
            if (present == null || !present.serves(id, secret)) {
                present = get(client, id, secret, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
                known = present;
            }
            return present.value;
        } finally {
            getting.unlock();
        }
    }

    /** A server did not take the token. */
    void wasRefused() {
        known = null;
    }

    private Token get(Login.ClientCredentials client, String id, String secret, Duration within)
            throws SourceException, InterruptedException {
        if (context.http().showsToAProxy(client.tokenUrl())) {
            throw HttpReader.inTheClear("tokenUrl");
        }
        String form = "grant_type=client_credentials"
                + client.scopes().map(scopes -> "&scope=" + encoded(scopes)).orElse("");
        OutboundRequest asked = new OutboundRequest(
                client.tokenUrl(),
                Map.of("Accept", "application/json", "Authorization", Credentials.basic(encoded(id), encoded(secret))),
                Optional.of(new OutboundRequest.Body("application/x-www-form-urlencoded", form)));
        try {
            return context.http()
                    .trusting(context.authority(tls), Optional.empty())
                    .send(asked, within, MAX_BYTES, (status, body) -> Answer.read(status, body))
                    .token(id, secret);
        } catch (CertificateException e) {
            throw SourceException.noCertificates();
        } catch (AddressRefusedException e) {
            throw new SourceException(FailureReason.AddressRefused, e.explanation());
        } catch (IOException e) {
            throw HttpFailure.of(e, SERVER, client.tokenUrl(), within, MAX_BYTES);
        }
    }

    /** As in a form, which RFC 6749 asks for also in front of Basic. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A token and how it was got; not shown. */
    private static final class Token {
        private final String id;
        private final String secret;
        private final String value;
        private final long untilNanos;

        Token(String id, String secret, String value, long untilNanos) {
            this.id = id;
            this.secret = secret;
            this.value = value;
            this.untilNanos = untilNanos;
        }

        boolean serves(String forId, String withSecret) {
            return id.equals(forId) && secret.equals(withSecret) && System.nanoTime() - untilNanos < 0;
        }
    }

    /** What a token server said. */
    private record Answer(int status, String token, String type, long seconds) {

        static Answer read(int status, InputStream body) throws IOException {
            if (status != 200) {
                return new Answer(status, "", "", 0);
            }
            String token = "";
            String type = "bearer";
            long seconds = USUAL_SECONDS;
            try (JsonParser json = AnswerJson.parser(body)) {
                boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
                while (isObject && json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "access_token" -> token = json.getText();
                        case "token_type" -> type = json.getText();
                        case "expires_in" -> seconds = json.getValueAsLong(USUAL_SECONDS);
                        default -> json.skipChildren();
                    }
                }
            } catch (JacksonException e) {
                return new Answer(status, "", "", 0);
            }
            return new Answer(status, token, type, seconds);
        }

        Token token(String id, String secret) throws SourceException {
            if (status == 400 || status == 401 || status == 403) {
                throw new SourceException(
                        FailureReason.Unauthorized, SERVER + " refused the client (HTTP " + status + ")");
            }
            if (status != 200) {
                throw HttpFailure.refusal(SERVER, status);
            }
            boolean canBeSent = !token.isEmpty()
                    && token.length() <= LoginForm.MAX_LENGTH
                    && token.chars().allMatch(character -> character > ' ' && character <= '~');
            if (!canBeSent || !type.equalsIgnoreCase("bearer")) {
                throw new SourceException(FailureReason.BadAnswer, SERVER + " answered with no bearer token");
            }
            long life = Math.clamp(seconds, 0, MOST_SECONDS);
            return new Token(id, secret, token, System.nanoTime() + TimeUnit.SECONDS.toNanos(life) * 2 / 3);
        }

        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }
}
