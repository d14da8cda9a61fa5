package io.generalscaler.sources.client;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.Tls;
import io.generalscaler.reach.address.AddressRefusedException;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.reach.http.OutboundRequest;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One server that answers over HTTP: who asks, whom to trust, how much to read, and what a failure means. */
public final class HttpReader {

    /** Room for any single number and its labels. */
    public static final int MAX_BYTES = 64 * 1024;

    private final String server;
    private final Optional<Login> login;
    private final Optional<Tls> tls;
    private final SourceContext context;
    private final OAuthTokens tokens;
    private final Credentials credentials;
    private @Nullable Trusting trusting;

    /**
     * Connects with the first request.
     *
     * @param server what it is, for people: {@code Prometheus}
     * @param login empty to ask without one
     * @param tls how an https server is checked; empty for the usual check
     */
    public HttpReader(String server, Optional<Login> login, Optional<Tls> tls, SourceContext context) {
        this.server = server;
        this.login = login;
        this.tls = tls;
        this.context = context;
        this.tokens = new OAuthTokens(context, tls);
        this.credentials = new Credentials(context, tokens);
    }

    /** Gets a short answer in JSON; as {@link #send}. */
    public <T> T get(URI uri, Duration within, BodyReader<T> reader) throws SourceException, InterruptedException {
        return send(OutboundRequest.get(uri, Map.of("Accept", "application/json")), within, MAX_BYTES, reader);
    }

    /**
     * Asks, and has the answer read while it arrives, errors included. An answer takes up no memory but what its reader keeps.
     *
     * @param asked what to ask, without any login; one that is posted changes nothing, for it may be sent twice
     * @param maxBytes of the answer; what is charged for it is a multiple
     * @param reader makes something of the answer, and reads no further than it needs
     * @throws SourceException when there is no answer, or the reader finds nothing in it
     */
    public <T> T send(OutboundRequest asked, Duration within, int maxBytes, BodyReader<T> reader)
            throws SourceException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        OutboundHttp http = client();
        if (login.isEmpty()) {
            return answer(http, asked, within, maxBytes, reader);
        }
        if (context.http().showsToAProxy(asked.uri())) {
            throw inTheClear("the server's address");
        }
        OutboundRequest known = credentials.on(asked, login.get(), within);
        Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        return answer(http, known, left, maxBytes, (status, body) -> {
            if (status == 401) {
                tokens.wasRefused();
            }
            return reader.read(status, body);
        });
    }

    private <T> T answer(OutboundHttp http, OutboundRequest asked, Duration within, int maxBytes, BodyReader<T> reader)
            throws SourceException, InterruptedException {
        try {
            return http.send(asked, within, maxBytes, (status, body) -> Found.in(status, body, reader))
                    .value();
        } catch (AddressRefusedException e) {
            throw new SourceException(FailureReason.AddressRefused, e.explanation());
        } catch (IOException e) {
            throw HttpFailure.of(e, server, asked.uri(), within, maxBytes);
        }
    }

    /** Why an answer with this status, which is not 200, says nothing. */
    public SourceException refusal(int status) {
        return HttpFailure.refusal(server, status);
    }

    /** A login would be shown to whoever relays the request. */
    static SourceException inTheClear(String field) {
        return new SourceException(
                FailureReason.SecretUnavailable,
                "a login is not sent through the egress proxy in the clear; " + field + " must be https");
    }

    /** The Secret is read outside of the lock: a slow API server must not line up everybody who reads here. */
    private OutboundHttp client() throws SourceException, InterruptedException {
        return client(context.authority(tls));
    }

    /** Made anew when the Secret with the authority has changed. */
    private synchronized OutboundHttp client(Optional<String> authority) throws SourceException {
        Trusting current = trusting;
        if (current == null || !current.authority.equals(authority)) {
            try {
                Optional<String> name = tls.flatMap(Tls::serverName);
                current = new Trusting(authority, context.http().trusting(authority, name));
            } catch (CertificateException e) {
                throw SourceException.noCertificates();
            }
            trusting = current;
        }
        return current.http;
    }

    private record Trusting(Optional<String> authority, OutboundHttp http) {}

    /** What a reader made of an answer: an expected failure is a value on the way through the client. */
    private record Found<T>(@Nullable T found, @Nullable SourceException failure) {
        static <T> Found<T> in(int status, InputStream body, BodyReader<T> reader) throws IOException {
            try {
                return new Found<>(reader.read(status, body), null);
            } catch (SourceException e) {
                return new Found<>(null, e);
            }
        }

        T value() throws SourceException {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(found);
        }
    }
}
