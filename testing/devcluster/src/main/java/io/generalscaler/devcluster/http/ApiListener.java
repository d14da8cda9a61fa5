package io.generalscaler.devcluster.http;

import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.vertx.ServerWebSocketHandler;
import io.generalscaler.devcluster.pki.Credential;
import io.generalscaler.devcluster.pki.Pem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTPS on 127.0.0.1, HTTP/1.1 and HTTP/2. Vert.x moves the bytes; each request is answered on a virtual thread, so that
 * a handler may call a webhook that calls back.
 */
public final class ApiListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ApiListener.class);
    private static final String LOOPBACK = "127.0.0.1";
    /** As the API server: a larger request body is refused. */
    public static final int MAX_BODY_BYTES = 3 * 1024 * 1024;

    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("request-", 0).factory());
    private final RequestHandler handler;

    private ApiListener(HttpServerOptions options, RequestHandler handler) {
        this.handler = handler;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        this.server = vertx.createHttpServer(options).requestHandler(this::accept);
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @param clientCa whose client certificates are believed
     */
    public static ApiListener start(int port, Credential credential, X509Certificate clientCa, RequestHandler handler) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(port)
                .setSsl(true)
                .setUseAlpn(true)
                .setAlpnVersions(
                        List.of(io.vertx.core.http.HttpVersion.HTTP_2, io.vertx.core.http.HttpVersion.HTTP_1_1))
                .setClientAuth(ClientAuth.REQUEST)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setKeyValue(io.vertx.core.buffer.Buffer.buffer(credential.keyPem()))
                        .setCertValue(io.vertx.core.buffer.Buffer.buffer(credential.certificatePem())))
                .setTrustOptions(
                        new PemTrustOptions().addCertValue(io.vertx.core.buffer.Buffer.buffer(Pem.of(clientCa))))
                .setHandle100ContinueAutomatically(true)
                .setMaxInitialLineLength(64 * 1024)
                .setMaxHeaderSize(64 * 1024);
        ApiListener listener = new ApiListener(options, handler);
        await(listener.server.listen());
        return listener;
    }

    public int port() {
        return server.actualPort();
    }

    public String url() {
        return "https://" + LOOPBACK + ":" + port();
    }

    private void accept(HttpServerRequest request) {
        if (request.headers().contains("Upgrade", "websocket", true)) {
            request.pause();
            begin(request, () -> answer(request, new byte[0]));
            return;
        }
        io.vertx.core.buffer.Buffer body = io.vertx.core.buffer.Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() <= MAX_BODY_BYTES) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> begin(request, () -> answer(request, body.getBytes())));
    }

    private void begin(HttpServerRequest request, Runnable answer) {
        try {
            threads.execute(answer);
        } catch (RejectedExecutionException e) {
            // The listener is being closed, and whoever asked still now gets no answer.
            var _ = request.connection().close();
        }
    }

    private void answer(HttpServerRequest request, byte[] body) {
        RecordedRequest recorded = new RecordedRequest(
                request.version().alpnName().toUpperCase(Locale.ROOT),
                HttpMethod.fromVertx(request.method()),
                request.uri(),
                Headers.builder().addAll(request.headers()).build(),
                new Buffer(body));
        try {
            MockResponse response = handler.handle(recorded, clientOf(request));
            delay(response.getBodyDelay());
            if (response instanceof StreamingResponse streaming) {
                stream(request, recorded, streaming);
            } else if (response.getWebSocketListener() != null) {
                request.toWebSocket().onSuccess(new ServerWebSocketHandler(recorded, response));
            } else {
                send(request, response);
            }
        } catch (DroppedConnection dropped) {
            request.connection().close();
        } catch (RuntimeException bug) {
            log.atError()
                    .setCause(bug)
                    .addKeyValue("request", recorded.getRequestLine())
                    .log("Request failed");
            request.connection().close();
        }
    }

    private static void delay(@Nullable Duration delay) {
        if (delay != null) {
            LockSupport.parkNanos(delay.toNanos());
        }
    }

    private void stream(HttpServerRequest request, RecordedRequest recorded, StreamingResponse streaming) {
        if (request.headers().contains("Upgrade", "websocket", true)) {
            streaming.withWebSocketUpgrade(new SocketFrames(streaming, threads));
            request.toWebSocket().onSuccess(new ServerWebSocketHandler(recorded, streaming));
            return;
        }
        writeHead(request, streaming);
        request.response().setChunked(true);
        HttpFrames frames = new HttpFrames(request.response());
        try {
            if (frames.open()) {
                streaming.stream(frames);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!request.response().closed()) {
                request.response().end();
            }
        }
    }

    private static void send(HttpServerRequest request, MockResponse response) {
        writeHead(request, response);
        Buffer body = response.getBody();
        request.response().send(io.vertx.core.buffer.Buffer.buffer(body == null ? new byte[0] : body.getBytes()));
    }

    private static void writeHead(HttpServerRequest request, MockResponse response) {
        request.response().setStatusCode(response.code());
        response.getHeaders()
                .toMultimap()
                .forEach((name, values) -> request.response().headers().add(name, values));
    }

    private static Optional<X509Certificate> clientOf(HttpServerRequest request) {
        SSLSession session = request.sslSession();
        if (session == null) {
            return Optional.empty(); // It has hung up already.
        }
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain[0] instanceof X509Certificate leaf ? Optional.of(leaf) : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the listener did not start or stop: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        await(server.close());
        await(vertx.close());
    }
}
