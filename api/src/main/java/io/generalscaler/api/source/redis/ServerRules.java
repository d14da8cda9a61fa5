package io.generalscaler.api.source.redis;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.HostName;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.v1alpha1.RedisSentinel;
import io.generalscaler.api.v1alpha1.RedisSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One server, sentinels, or nodes of a cluster, and which fields go with them. */
final class ServerRules {
    private static final int MAX_PORT = 65_535;

    private ServerRules() {}

    /**
     * Which servers they are.
     *
     * @param sentinelLogin of the sentinels
     * @return empty where a violation was reported
     */
    static Optional<RedisServers> compile(RedisSource redis, Optional<Login.Password> sentinelLogin, Problems here) {
        RedisSentinel sentinel = redis.sentinel();
        List<String> nodes = redis.clusterNodes();
        goesAlone(redis, here);
        if (redis.port() != null && redis.host() == null && (sentinel != null || nodes != null)) {
            here.at("port").forbidden("goes with host; sentinels and nodes of a cluster have theirs behind a colon");
        }
        if (nodes != null && redis.database() != null && redis.database() != 0) {
            here.at("database").forbidden("goes not with clusterNodes: a Redis cluster has database 0 only");
        }
        if (redis.host() != null) {
            return Optional.of(one(redis.host(), redis.port(), here.at("host")));
        }
        if (sentinel != null) {
            List<RedisServers.One> hosts =
                    servers(sentinel.hosts(), here.at("sentinel").at("hosts"));
            return hosts.isEmpty() || sentinel.masterName() == null
                    ? Optional.empty()
                    : Optional.of(new RedisServers.Sentinels(hosts, sentinel.masterName(), sentinelLogin));
        }
        if (nodes != null) {
            List<RedisServers.One> servers = servers(nodes, here.at("clusterNodes"));
            return servers.isEmpty() ? Optional.empty() : Optional.of(new RedisServers.Cluster(servers));
        }
        here.at("host").required("is required: Host name or address of the Redis server.");
        return Optional.empty();
    }

    private static void goesAlone(RedisSource redis, Problems here) {
        String first = redis.host() != null ? "host" : "sentinel";
        if (redis.sentinel() != null && redis.host() != null) {
            here.at("sentinel").forbidden("goes not with host: the sentinels name the server");
        }
        if (redis.clusterNodes() != null && (redis.host() != null || redis.sentinel() != null)) {
            here.at("clusterNodes").forbidden("goes not with " + first + ": a cluster is asked by its nodes alone");
        }
    }

    private static RedisServers.One one(String host, @Nullable Integer port, Problems here) {
        if (!here.isBroken()) {
            HostName.fault(host).ifPresent(message -> here.invalid(host, message));
        }
        return new RedisServers.One(host, Objects.requireNonNullElse(port, RedisSource.DEFAULT_PORT));
    }

    /** Each as {@code host:port}; empty where one is none, which is reported. */
    private static List<RedisServers.One> servers(@Nullable List<String> texts, Problems here) {
        if (texts == null || here.isBroken()) {
            return List.of();
        }
        Set<RedisServers.One> servers = new LinkedHashSet<>();
        for (int i = 0; i < texts.size() && !here.isFull(); i++) {
            String text = texts.get(i);
            Problems item = here.at(i);
            int colon = text.lastIndexOf(':');
            String host = text.substring(0, colon).replace("[", "").replace("]", "");
            int port = Integer.parseInt(text, colon + 1, text.length(), 10);
            HostName.fault(host).ifPresent(message -> item.invalid(text, message));
            if (port < 1 || port > MAX_PORT) {
                item.invalid(text, "must end in a port from 1 to 65535");
            }
            if (!servers.add(new RedisServers.One(host, port))) {
                item.duplicate(text, "is named before");
            }
        }
        return here.isBroken() ? List.of() : new ArrayList<>(servers);
    }
}
