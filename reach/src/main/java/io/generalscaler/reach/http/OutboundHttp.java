package io.generalscaler.reach.http;

import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.AddressRefusedException;
import io.generalscaler.reach.share.FairShare;
import io.generalscaler.reach.tls.TrustedCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The HTTP client of the process. What {@link #trusting} derives from it shares its threads and its pool; a connection serves only
 * requests that trust the same certificates. It blocks the calling thread, which should be a virtual one, and starts none for a request.
 *
 * <p>Every byte that arrives is counted: for one request, and for all together. A request that finds no room waits until its deadline.
 *
 * <p>The operator's rules for addresses hold for every connection: a name is looked up by them, and an address that a user wrote is
 * checked before the request, for the library asks for names only.
 */
public final class OutboundHttp implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Each keeps the certificates of its server, as does each session that may be resumed. */
    private static final int IDLE_CONNECTIONS = 128;

    private static final int SESSIONS = 128;

    /** Longer than a ticket for a session may live, so that the JDK keeps none: a server can send any number of them. */
    private static final int NO_TICKETS_SECONDS = 8 * 24 * 3600;

    private static final Duration IDLE = Duration.ofMinutes(1);

    /** What may come beside a body: a handshake with its certificates, header fields, the sizes of chunks. */
    private static final int AROUND_BODY = 64 * 1024;

    /** What all answers that are on their way may take, and those for one namespace. */
    private static final long ROOM = 16L * 1024 * 1024;

    private static final long ROOM_OF_ONE = ROOM / 4;

    /** What the library takes for an address and connects to without asking for a name. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*|[0-9.]+");

    private final AddressPolicy addresses;
    private final boolean proxied;
    private final OkHttpClient client;

    /** Makes one client for each request: a client remembers every route that failed, for as long as it lives. */
    private final OkHttpClient.Builder recipe;

    private final FairShare room;

    /** A client that reaches what these rules admit, and trusts whom the JDK trusts. */
    public OutboundHttp(AddressPolicy addresses) {
        this(addresses, Optional.empty());
    }

    /**
     * The same through a proxy, if there is one. The system's proxies, of properties or environment, are never used.
     *
     * @param proxy resolves the names of servers; connections to https go through it as tunnels
     */
    public OutboundHttp(AddressPolicy addresses, Optional<EgressProxy> proxy) {
        this(
                addresses,
                proxy.isPresent(),
                trusting(TrustedCertificates.jdk(), Optional.empty(), new OkHttpClient.Builder())
                        .dns(proxy.isPresent() ? new ProxyName(addresses) : new AdmittedNames(addresses))
                        .proxy(proxy.map(EgressProxy::proxy).orElse(Proxy.NO_PROXY))
                        .socketFactory(new CountedSockets())
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .addNetworkInterceptor(new AnswerParts())
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .fastFallback(false)
                        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toMillis(), TimeUnit.MILLISECONDS))
                        .connectTimeout(CONNECT)
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO),
                new FairShare(ROOM, ROOM_OF_ONE, System::nanoTime));
    }

    private OutboundHttp(AddressPolicy addresses, boolean proxied, OkHttpClient.Builder recipe, FairShare room) {
        this.addresses = addresses;
        this.proxied = proxied;
        this.client = recipe.build();
        this.recipe = recipe;
        this.room = room;
    }

    /**
     * The same client for servers that are checked in another way.
     *
     * @param authority the only certificates to trust, in PEM; empty for the JDK's
     * @param serverName the name that a server's certificate must carry; empty for the host that is called
     * @throws CertificateException when the text holds no certificates
     */
    public OutboundHttp trusting(Optional<String> authority, Optional<String> serverName) throws CertificateException {
        if (authority.isEmpty() && serverName.isEmpty()) {
            return this;
        }
        X509TrustManager trust = TrustedCertificates.of(authority);
        OkHttpClient.Builder derived = trusting(trust, serverName, client.newBuilder());
        if (serverName.isPresent()) {
            String name = serverName.get();
            derived.hostnameVerifier((_, session) -> client.hostnameVerifier().verify(name, session));
        }
        return new OutboundHttp(addresses, proxied, derived, room);
    }

    private static OkHttpClient.Builder trusting(
            X509TrustManager trust, Optional<String> serverName, OkHttpClient.Builder client) {
        return client.sslSocketFactory(new TlsSockets(sockets(trust), serverName), trust);
    }

    private static SSLSocketFactory sockets(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            context.getClientSessionContext().setSessionCacheSize(SESSIONS);
            context.getClientSessionContext().setSessionTimeout(NO_TICKETS_SECONDS);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK speaks TLS", e);
        }
    }

    /**
     * Asks once, and reads the answer while it arrives.
     *
     * @param asked what to ask
     * @param within for everything: looking up, connecting, the answer and its body
     * @param maxBytes of the body; what comes around it has a bound of its own
     * @param reader makes something of the answer
     * @throws InterruptedIOException when the time has passed
     * @throws IOException when there is no answer; the cause is in its type
     */
    public <T> T send(OutboundRequest asked, Duration within, int maxBytes, AnswerReader<T> reader)
            throws IOException, AddressRefusedException, InterruptedException {
        HttpUrl url = HttpUrl.get(asked.uri());
        if (url == null) {
            throw new UnknownHostException(asked.uri().getHost());
        }
        if (proxied) {
            addresses.admitName(url.host());
        } else if (ADDRESS.matcher(url.host()).matches()) {
            addresses.admit(url.host());
        }
        Call call = recipe.build().newCall(request(asked, url));
        call.timeout().timeout(within.toNanos(), TimeUnit.NANOSECONDS);
        try (Arrival arrival = new Arrival(room, maxBytes + AROUND_BODY, System.nanoTime() + within.toNanos())) {
            try {
                arrival.ask(url.toString(), asked.body());
                return ScopedValue.where(Arrival.CURRENT, arrival).call(() -> read(call, maxBytes, reader));
            } catch (IOException e) {
                throw cause(e, call, arrival);
            }
        }
    }

    /** Whether whoever relays this request can read it. */
    public boolean showsToAProxy(URI uri) {
        return proxied && !"https".equalsIgnoreCase(uri.getScheme());
    }

    private static Request request(OutboundRequest asked, HttpUrl url) {
        Request.Builder request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
        asked.headers().forEach((name, value) -> request.header(name, visible(name, value)));
        asked.body()
                .ifPresent(body -> request.post(RequestBody.create(
                        body.text().getBytes(StandardCharsets.UTF_8), MediaType.get(body.mediaType()))));
        return request.build();
    }

    /** The library would quote what it cannot send. */
    private static String visible(String name, String value) {
        if (!value.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            throw new IllegalArgumentException("the header " + name + " has characters that cannot be sent");
        }
        return value;
    }

    private static <T> T read(Call call, int maxBytes, AnswerReader<T> reader) throws IOException {
        try (Response response = call.execute()) {
            if (response.body().contentLength() > maxBytes) {
                call.cancel();
                throw new AnswerTooLargeException(maxBytes, false);
            }
            InputStream body = new BoundedBody(response.body().byteStream(), maxBytes, call::cancel);
            return reader.read(response.code(), body);
        }
    }

    /** What ended a request, whatever the library made of it. */
    private static IOException cause(IOException thrown, Call call, Arrival arrival)
            throws AddressRefusedException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        IOException refusal = arrival.refusal();
        if (refusal != null || thrown instanceof AnswerTooLargeException) {
            return refusal == null ? thrown : refusal;
        }
        if (thrown instanceof AdmittedNames.Refused refused) {
            throw refused.refusal;
        }
        return call.isCanceled() ? new InterruptedIOException("no answer in time") : thrown;
    }

    /** Lets go of connections; requests that are on their way fail. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
