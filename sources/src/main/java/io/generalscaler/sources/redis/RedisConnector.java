package io.generalscaler.sources.redis;

import io.generalscaler.reach.tls.KeyExchange;
import io.generalscaler.reach.tls.NamedServer;
import io.generalscaler.reach.tls.TrustedCertificates;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.SocketAddressResolver;
import io.netty.handler.ssl.util.TrustManagerFactoryWrapper;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** Opens connections on event loops that all Redis endpoints share. */
final class RedisConnector implements AutoCloseable {

    private static final int EVENT_LOOPS = 2;

    /** Longer than a ticket for a session may live, so that the JDK keeps none: a server can send any number of them. */
    private static final long NO_TICKETS_SECONDS = 8 * 24 * 3600;

    private static final Duration MAX_CONNECT = Duration.ofSeconds(10);

    private final ClientResources resources = ClientResources.builder()
            .eventLoopGroupProvider(new LastingEventLoops(EVENT_LOOPS))
            .computationThreadPoolSize(EVENT_LOOPS)
            .commandLatencyRecorder(CommandLatencyRecorder.disabled())
            .build();

    /** A connection to this very address, whatever the host's name means by then. */
    OpenConnection connect(Peer peer, RedisLogin login, InetSocketAddress address, long deadline)
            throws SourceException, InterruptedException {
        ClientOptions options = options(peer, login);
        GuardedPipeline pipeline = new GuardedPipeline();
        RedisClient client = RedisClient.create(resources
                .mutate()
                // Otherwise each connection has loops of its own: a thread, selectors, and the memory of both.
                .eventLoopGroupProvider(resources.eventLoopGroupProvider())
                .socketAddressResolver(new Pinned(address))
                .nettyCustomizer(pipeline)
                .build());
        client.setOptions(options);
        try {
            StatefulRedisConnection<String, String> connection =
                    connect(client, uri(peer, login, within(deadline)), deadline);
            return new OpenConnection(client, connection, pipeline);
        } catch (ExecutionException e) {
            close(client, pipeline);
            throw pipeline.refusal()
                    .map(RedisError::ofConnecting)
                    .orElseGet(() -> RedisFailure.connecting(e.getCause()));
        } catch (SourceException | InterruptedException | RuntimeException e) {
            close(client, pipeline);
            throw e;
        }
    }

    private static void close(RedisClient client, GuardedPipeline pipeline) {
        pipeline.close();
        var _ = client.shutdownAsync(0, 0, TimeUnit.SECONDS);
    }

    /** A little longer than anybody waits: for so long the client keeps all that it made for a connection, even one that failed at once. */
    private static Duration within(long deadline) {
        Duration left =
                Duration.ofNanos(Math.max(0, deadline - System.nanoTime())).plusMillis(100);
        return left.compareTo(MAX_CONNECT) < 0 ? left : MAX_CONNECT;
    }

    private static ClientOptions options(Peer peer, RedisLogin login) throws SourceException {
        ClientOptions.Builder options = ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .protocolVersion(ProtocolVersion.RESP2)
                .pingBeforeActivateConnection(true)
                .timeoutOptions(TimeoutOptions.create())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(MAX_CONNECT)
                        .keepAlive(true)
                        .build());
        if (peer.tls().isPresent()) {
            options.sslOptions(SslOptions.builder()
                    .trustManager(trust(login, peer.certificateName()))
                    .sslContext(context -> context.sessionTimeout(NO_TICKETS_SECONDS))
                    .sslParameters(() -> KeyExchange.quick(new SSLParameters()))
                    .build());
        }
        return options.build();
    }

    private static TrustManagerFactory trust(RedisLogin login, String name) throws SourceException {
        try {
            return new TrustManagerFactoryWrapper(NamedServer.of(TrustedCertificates.of(login.caPem), name));
        } catch (CertificateException e) {
            throw SourceException.noCertificates();
        }
    }

    private static StatefulRedisConnection<String, String> connect(RedisClient client, RedisURI uri, long deadline)
            throws ExecutionException, SourceException, InterruptedException {
        CompletableFuture<StatefulRedisConnection<String, String>> connection =
                client.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
        try {
            return connection.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SourceException(FailureReason.Timeout, "no connection to Redis before the deadline");
        }
    }

    private static RedisURI uri(Peer peer, RedisLogin login, Duration within) {
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(peer.at().host())
                .withPort(peer.at().port())
                .withDatabase(peer.database())
                .withTimeout(within);
        if (peer.tls().isPresent()) {
            uri.withSsl(true).withVerifyPeer(SslVerifyMode.FULL);
        }
        login.password.ifPresent(password -> login.username.ifPresentOrElse(
                username -> uri.withAuthentication(username, password.toCharArray()),
                () -> uri.withPassword(password.toCharArray())));
        return uri.build();
    }

    @Override
    public void close() {
        var _ = resources.shutdown(0, 0, TimeUnit.SECONDS);
    }

    /** Answers every host with the one address that was checked. */
    private static final class Pinned extends SocketAddressResolver {
        private final InetSocketAddress address;

        Pinned(InetSocketAddress address) {
            this.address = address;
        }

        @Override
        public SocketAddress resolve(RedisURI uri) {
            return address;
        }
    }
}
