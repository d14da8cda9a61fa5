package io.generalscaler.examples.demo.process;

import io.generalscaler.devcluster.command.FreePorts;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Path;
import java.util.List;

/** A real Redis on loopback, with nothing kept on disk. */
public final class RedisServer implements AutoCloseable {

    private final Child child;
    private final RedisClient client;
    private final int port;

    private RedisServer(Child child, RedisClient client, int port) {
        this.child = child;
        this.client = client;
        this.port = port;
    }

    public static RedisServer start(Path folder) {
        int port = FreePorts.free();
        Child child = Child.start(
                "redis",
                folder,
                List.of(
                        "redis-server",
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no"));
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + port);
        child.awaitReady(() -> answers(client));
        return new RedisServer(child, client, port);
    }

    public int port() {
        return port;
    }

    public StatefulRedisConnection<String, String> connect() {
        return client.connect();
    }

    @Override
    public void close() {
        client.shutdown();
        child.close();
    }

    private static boolean answers(RedisClient client) {
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return "PONG".equals(connection.sync().ping());
        } catch (RedisConnectionException e) {
            return false;
        }
    }
}
