package io.generalscaler.api.source.redis;

import io.generalscaler.api.source.Login;
import java.util.List;
import java.util.Optional;

/** Which servers a Redis is. */
public sealed interface RedisServers {

    /** As {@code host:port}, the first where there are several. */
    String address();

    /** For people: {@code Redis at redis:6379}. */
    String describe();

    /** What tells it from others for good. */
    String identity();

    /**
     * One.
     *
     * @param host a name or address
     * @param port 1 to 65535
     */
    record One(String host, int port) implements RedisServers {
        @Override
        public String address() {
            return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
        }

        @Override
        public String describe() {
            return "Redis at " + address();
        }

        @Override
        public String identity() {
            return address();
        }
    }

    /**
     * The one that sentinels name.
     *
     * @param hosts the sentinels, at least one
     * @param masterName under which they know it
     * @param login empty to ask them without one
     */
    record Sentinels(List<One> hosts, String masterName, Optional<Login.Password> login) implements RedisServers {
        public Sentinels {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String address() {
            return hosts.getFirst().address();
        }

        @Override
        public String describe() {
            return "Redis " + masterName + " of the sentinel at " + address();
        }

        @Override
        public String identity() {
            return "sentinel " + address() + "/" + masterName;
        }
    }

    /**
     * A cluster, in which each key has its node.
     *
     * @param nodes some of its nodes, at least one
     */
    record Cluster(List<One> nodes) implements RedisServers {
        public Cluster {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String address() {
            return nodes.getFirst().address();
        }

        @Override
        public String describe() {
            return "the Redis cluster at " + address();
        }

        @Override
        public String identity() {
            return "cluster " + address();
        }
    }
}
