package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.violations;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.prometheus.PrometheusEndpoint;
import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.api.source.redis.RedisServers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a metric is read: what can be an address, and what to write instead of what cannot. */
final class AddressTest {

    private static String redis(String fields) {
        return BASE + "metric: {type: redis, targetValue: 1, redis: {queueName: q, " + fields + "}}\n";
    }

    private static String prometheus(String address) {
        return BASE + "metric: {type: prometheus, targetValue: 1, prometheus: {query: up, serverAddress: '" + address
                + "'}}\n";
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "redis",
                "10.0.0.1",
                "fd00::1",
                "redis.default.svc.cluster.local",
                "redis.default.svc.cluster.local.",
                "my_redis",
                "3com.example",
                "1.2.3.4.example"
            })
    void aHostIs(String host) {
        assertThat(Specs.accepted(redis("host: '" + host + "'"))
                        .metrics()
                        .getFirst()
                        .query()
                        .endpoint())
                .isInstanceOfSatisfying(
                        RedisEndpoint.class,
                        endpoint -> assertThat(endpoint.servers()).isEqualTo(new RedisServers.One(host, 6379)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.1:6379 | must be a host without a port: write 10.0.0.1 here, and 6379 where the port goes
            cafe:6379     | must be a host without a port: write cafe here, and 6379 where the port goes
            redis:6379    | must be a host name or address without scheme, port or path; a port has a field of its own
            256.0.0.1     | ends in a number, so it must be an IPv4 address: four numbers from 0 to 255
            10.0.0        | ends in a number, so it must be an IPv4 address
            10.0.0.0.1    | ends in a number, so it must be an IPv4 address
            10.0.0.01     | ends in a number, so it must be an IPv4 address
            1             | ends in a number, so it must be an IPv4 address
            redis.1       | ends in a number, so it must be an IPv4 address
            0x7f.0x1      | ends in a number, so it must be an IPv4 address
            fd00:1::2::3  | is no IPv6 address
            a..b          | is no host name
            a-.b          | is no host name
            """)
    void aHostIsNot(String host, String advice) {
        assertThat(violations(redis("host: '" + host + "'")))
                .singleElement()
                .satisfies(said -> assertThat(said).startsWith("spec.metric.redis.host: \"" + host + "\": " + advice));
        if (!host.startsWith("redis:")) {
            assertThat(violations(redis("host: redis, tls: {serverName: '" + host + "'}")))
                    .singleElement()
                    .satisfies(said -> assertThat(said)
                            .startsWith("spec.metric.redis.tls.serverName: \"" + host + "\": " + advice));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            http://256.0.0.1:9090    | ends in a number, so it must be an IPv4 address
            http://10.0.0:9090       | ends in a number, so it must be an IPv4 address
            http://10.0.0.1:9090:80  | must be a host without a port: write 10.0.0.1 here
            http://a..b:9090         | is no host name
            http://prometheus:70000  | must be an address such as http://prometheus:9090, with a port from 1 to 65535 if any
            http://prometheus?token=s3cret | is no parameter that may stand in an address; these may: dedup
            http://prometheus?query=up | is no parameter that may stand in an address
            http://prometheus?partial_respons=false | did you mean partial_response?
            """)
    void aServerIsNot(String address, String advice) {
        assertThat(violations(prometheus(address)))
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .startsWith("spec.metric.prometheus.serverAddress: ")
                        .contains(advice));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "http://prometheus:9090, http://prometheus:9090",
        "http://prometheus.monitoring.svc.:9090/, http://prometheus.monitoring.svc.:9090",
        "http://[fd00::1]:9090, http://[fd00::1]:9090",
        "http://vm:8481/select/0/prometheus/?deny_partial_response=1, http://vm:8481/select/0/prometheus?deny_partial_response=1",
        "http://thanos:10902?partial_response=false&dedup=true, http://thanos:10902?partial_response=false&dedup=true",
        "http://thanos:10902?replicaLabels[]=replica, http://thanos:10902?replicaLabels[]=replica",
        "http://thanos:10902?replicaLabels%5B%5D=replica, http://thanos:10902?replicaLabels%5B%5D=replica"
    })
    void aServerIs(String address, String kept) {
        assertThat(Specs.accepted(prometheus(address))
                        .metrics()
                        .getFirst()
                        .query()
                        .endpoint())
                .isInstanceOfSatisfying(
                        PrometheusEndpoint.class,
                        endpoint -> assertThat(endpoint.server()).hasToString(kept));
    }

    @Test
    void aCertificateDoesNotCarryTheDotOfAFullName() {
        Optional<Tls> expected = Optional.of(new Tls(Optional.empty(), Optional.of("redis.example")));
        assertThat(Specs.accepted(redis("host: redis.example., tls: {}"))
                        .metrics()
                        .getFirst()
                        .query()
                        .endpoint())
                .isInstanceOfSatisfying(
                        RedisEndpoint.class,
                        endpoint -> assertThat(endpoint.tls()).isEqualTo(expected));
        assertThat(Specs.accepted(redis("host: redis, tls: {serverName: redis.example.}"))
                        .metrics()
                        .getFirst()
                        .query()
                        .endpoint())
                .isInstanceOfSatisfying(
                        RedisEndpoint.class,
                        endpoint -> assertThat(endpoint.tls()).isEqualTo(expected));
        assertThat(Specs.accepted(prometheus("https://redis.example."))
                        .metrics()
                        .getFirst()
                        .query()
                        .endpoint())
                .isInstanceOfSatisfying(
                        PrometheusEndpoint.class,
                        endpoint -> assertThat(endpoint.tls()).isEqualTo(expected));
    }
}
