package io.generalscaler.controller.process;

import io.generalscaler.devcluster.command.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A real Redis. */
public final class RedisProcess extends ChildProcess {

    private static final String SENTINEL = "sentinel.conf";

    private final List<String> options;
    private final List<String> login = new ArrayList<>();

    private RedisProcess(List<String> options) {
        super("redis");
        this.options = new ArrayList<>(options);
    }

    public static RedisProcess plain() {
        return new RedisProcess(List.of());
    }

    /** One that only lets this ACL user in, who may read lists. */
    public static RedisProcess withUser(String user, String password) {
        RedisProcess redis = new RedisProcess(List.of("--requirepass", "admin"));
        redis.login.addAll(List.of("-a", "admin"));
        redis.options.addAll(List.of("--user", user, "on", ">" + password, "~*", "+llen", "+ping", "+select"));
        return redis;
    }

    /** One that only lets this ACL user in, who may read everything and write nothing. */
    public static RedisProcess withReader(String user, String password) {
        RedisProcess redis = new RedisProcess(List.of("--requirepass", "admin"));
        redis.login.addAll(List.of("-a", "admin"));
        redis.options.addAll(List.of("--user", user, "on", ">" + password, "~*", "+@read", "+ping", "+select"));
        return redis;
    }

    /** One that speaks only TLS. */
    public static RedisProcess tls(TestCertificates certificates) throws IOException {
        RedisProcess redis = new RedisProcess(List.of());
        Files.writeString(redis.folder().resolve("server.crt"), certificates.serverPem());
        Files.writeString(redis.folder().resolve("server.key"), certificates.serverKeyPem());
        Files.writeString(redis.folder().resolve("ca.crt"), certificates.caPem());
        redis.options.addAll(List.of(
                "--port", "0",
                "--tls-port", String.valueOf(redis.port()),
                "--tls-cert-file", "server.crt",
                "--tls-key-file", "server.key",
                "--tls-ca-cert-file", "ca.crt",
                "--tls-auth-clients", "no"));
        redis.login.addAll(
                List.of("--tls", "--cacert", redis.folder().resolve("ca.crt").toString()));
        return redis;
    }

    /** One that follows another. */
    public static RedisProcess replicaOf(RedisProcess master) {
        return new RedisProcess(List.of("--replicaof", "127.0.0.1 " + master.port()));
    }

    /** A sentinel that knows this master by a name, wants a password, and takes half a second of silence for an end. */
    public static RedisProcess sentinelOf(RedisProcess master, String name, String password) {
        RedisProcess sentinel = new RedisProcess(List.of());
        try {
            Files.writeString(
                    sentinel.folder().resolve(SENTINEL), """
                    port %d
                    bind 127.0.0.1
                    requirepass %s
                    sentinel monitor %s 127.0.0.1 %d 1
                    sentinel down-after-milliseconds %3$s 500
                    sentinel failover-timeout %3$s 1000
                    """.formatted(sentinel.port(), password, name, master.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sentinel.login.addAll(List.of("-a", password));
        return sentinel;
    }

    /** One that can be of a cluster. */
    public static RedisProcess clusterNode() {
        return new RedisProcess(List.of(
                "--cluster-enabled",
                "yes",
                "--cluster-port",
                String.valueOf(FreePorts.free()),
                "--cluster-node-timeout",
                "2000"));
    }

    /** Makes nodes that run a cluster, and waits until each says that it is one. */
    public static void joinCluster(List<RedisProcess> nodes) {
        List<String> words = new ArrayList<>(List.of("--cluster", "create"));
        nodes.forEach(node -> words.add("127.0.0.1:" + node.port()));
        words.add("--cluster-yes");
        String said = nodes.getFirst().cli(words.toArray(String[]::new));
        for (RedisProcess node : nodes) {
            await(
                    "a cluster, where it was said: " + said,
                    () -> node.cli("CLUSTER", "INFO").contains("cluster_state:ok"));
        }
    }

    @Override
    List<String> command() {
        if (Files.exists(folder().resolve(SENTINEL))) {
            return List.of("redis-server", SENTINEL, "--sentinel");
        }
        List<String> command = new ArrayList<>(List.of(
                "redis-server",
                "--port",
                String.valueOf(port()),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--repl-diskless-sync-delay",
                "0"));
        command.addAll(options);
        return command;
    }

    @Override
    boolean ready() {
        return cli("ping").contains("PONG");
    }

    /** Runs a command and gives what it printed. */
    public String cli(String... words) {
        List<String> command = new ArrayList<>(
                List.of("redis-cli", "-h", "127.0.0.1", "-p", String.valueOf(port()), "--no-auth-warning"));
        command.addAll(login);
        command.addAll(List.of(words));
        try {
            Process cli = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            cli.waitFor();
            return output;
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Makes a list have this many elements. */
    public void fill(String key, int length) {
        cli("DEL", key);
        if (length > 0) {
            cli(
                    "EVAL",
                    "for i=1,tonumber(ARGV[1]) do redis.call('RPUSH', KEYS[1], 'job') end",
                    "1",
                    key,
                    String.valueOf(length));
        }
    }
}
