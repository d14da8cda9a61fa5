package io.generalscaler.sources.http;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.Tls;
import io.generalscaler.reach.address.AddressRefusedException;
import io.generalscaler.reach.address.Destination;
import io.generalscaler.reach.http.AnswerTooLargeException;
import io.generalscaler.reach.http.NoRoomException;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One server that answers over HTTP: who asks, whom to trust, how much to read, and what a failure means. */
public final class HttpReader {

    /** Room for any single number and its labels. */
    private static final int MAX_BYTES = 64 * 1024;

    private final String server;
    private final Optional<Login> login;
    private final Optional<Tls> tls;
    private final SourceContext context;
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
    }

    /**
     * Asks, and has the answer read while it arrives, errors included. An answer takes up no memory but what its reader keeps.
     *
     * @param reader makes a sample of the answer, and reads no further than it needs
     * @throws SourceException when there is no answer, or the reader finds no sample in it
     */
    public Sample get(URI uri, Duration within, SampleReader reader) throws SourceException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (login.isPresent()) {
            headers.put("Authorization", authorization(login.get(), uri));
        }
        OutboundHttp http = client();
        try {
            return http.get(uri, headers, within, MAX_BYTES, (status, body) -> Found.in(status, body, reader))
                    .sample();
        } catch (AddressRefusedException e) {
            throw new SourceException(FailureReason.AddressRefused, e.explanation());
        } catch (IOException e) {
            throw failure(e, uri, within);
        }
    }

    /** Why an answer with this status, which is not 200, says nothing. */
    public SourceException refusal(int status) {
        if (status == 401 || status == 403) {
            return new SourceException(FailureReason.Unauthorized, server + " refused the login (HTTP " + status + ")");
        }
        String what = status >= 300 && status < 400 ? "a redirect, which is not followed" : "HTTP " + status;
        FailureReason reason = status >= 500 ? FailureReason.SourceError : FailureReason.BadAnswer;
        return new SourceException(reason, server + " answered with " + what);
    }

    private String authorization(Login given, URI uri) throws SourceException {
        if (context.http().showsToAProxy(uri)) {
            throw new SourceException(
                    FailureReason.SecretUnavailable,
                    "a login is not sent through the egress proxy in the clear; the server's address must be https");
        }
        return Authorization.header(given, Destination.of(uri), context);
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

    private SourceException failure(IOException thrown, URI uri, Duration within) {
        return switch (thrown) {
            case InterruptedIOException _ ->
                new SourceException(
                        FailureReason.Timeout, server + " did not answer within " + within.toMillis() + " ms");
            case UnknownHostException _ ->
                new SourceException(FailureReason.Unreachable, "unknown host '" + uri.getHost() + "'");
            case SSLException _ ->
                new SourceException(FailureReason.Unreachable, "the TLS handshake with " + server + " failed");
            case ConnectException _ -> new SourceException(FailureReason.Unreachable, "no connection to " + server);
            case AnswerTooLargeException large ->
                new SourceException(
                        FailureReason.BadAnswer,
                        large.inHeader()
                                ? "the answer's header is larger than 8 KiB"
                                : "the answer is larger than 64 KiB; ask for one number only");
            case NoRoomException _ ->
                new SourceException(
                        FailureReason.Overloaded, "other large answers take up the memory that there is for answers");
            case NoRouteToHostException _ ->
                new SourceException(FailureReason.Unreachable, "no connection to " + server);
            default -> new SourceException(FailureReason.ConnectionLost, "the connection to " + server + " broke");
        };
    }

    private record Trusting(Optional<String> authority, OutboundHttp http) {}

    /** What a reader made of an answer: an expected failure is a value on the way through the client. */
    private record Found(@Nullable Sample found, @Nullable SourceException failure) {
        static Found in(int status, InputStream body, SampleReader reader) throws IOException {
            try {
                return new Found(reader.read(status, body), null);
            } catch (SourceException e) {
                return new Found(null, e);
            }
        }

        Sample sample() throws SourceException {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(found);
        }
    }
}
