package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.accepted;
import static io.generalscaler.api.compile.Specs.violations;
import static io.generalscaler.api.compile.Specs.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.api.source.redis.RedisQuestion;
import io.generalscaler.api.source.redis.RedisServers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a Redis key can be counted, and what to write instead of what cannot. */
final class RedisRulesTest {
    private static final int MARK_OF_A_LIST = 1_090_497_800;

    private static String redis(String fields) {
        return BASE + "metric: {type: redis, targetValue: 1, redis: {host: redis, " + fields + "}}\n";
    }

    private static MetricQuery query(String fields) {
        return accepted(redis(fields)).metrics().getFirst().query();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            queueName: k                                   | for the list k | the list k
            key: k                                         | for the list k | the list k
            key: k, measure: ListLength                    | for the list k | the list k
            key: k, measure: SetSize                       | for the set k | the set k
            key: k, measure: HashSize                      | for the hash k | the hash k
            key: k, measure: SortedSetSize                 | for the sorted set k | the sorted set k
            key: k, measure: DueBefore                     | for what is due of the sorted set k | the sorted set k
            key: k, measure: DueBefore, offsetSeconds: 60  | for what is due within 60 s of the sorted set k | the sorted set k
            key: k, measure: DueBefore, offsetSeconds: -60 | for what is due since 60 s of the sorted set k | the sorted set k
            key: k, measure: StreamLength                  | for the stream k |
            key: k, measure: StreamPending, consumerGroup: g | for what is pending for the group g in the stream k |
            key: k, measure: StreamLag, consumerGroup: g   | for the lag of the group g, with what is pending, in the stream k |
            key: k, measure: StreamLag, consumerGroup: g, includePending: false | for the lag of the group g in the stream k |
            """)
    void asksForOneNumberAndSaysWhatIsGoneWhileItIsZero(String fields, String words, String vanishing) {
        RedisQuestion question = (RedisQuestion) query(fields).question();

        assertThat(question.describe()).isEqualTo(words);
        assertThat(question.vanishing().orElse(null)).isEqualTo(vanishing);
    }

    @Test
    void aListHasTheMarkThatItHadBeforeThereWereOtherMeasures() {
        assertThat(query("queueName: jobs").mark()).isEqualTo(MARK_OF_A_LIST);
        assertThat(query("key: jobs, measure: ListLength")).isEqualTo(query("queueName: jobs"));
    }

    @Test
    void measuresOfOneServerShareAClient() {
        assertThat(query("key: a, measure: StreamLength").endpoint())
                .isEqualTo(query("queueName: b").endpoint());
    }

    @Test
    void scoresInDifferentUnitsAreDifferentQuestions() {
        assertThat(query("key: k, measure: DueBefore, scoreUnit: Milliseconds").question())
                .isNotEqualTo(query("key: k, measure: DueBefore").question());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            port: 1                                   | redis.queueName: is required: Key of the list whose length is the value
            measure: SetSize                          | redis.key: is required with measure SetSize: the key of what is measured
            queueName: q, key: k                      | redis.key: goes not with queueName: both name the list, so leave one of them out
            queueName: q, measure: HashSize           | redis.queueName: goes with measure ListLength, and measure is HashSize: write key
            key: k, measure: Length                   | redis.measure: "Length": must be ListLength, SetSize, HashSize, SortedSetSize, DueBefore, StreamLength, StreamPending, StreamLag
            key: k, measure: StreamLag                | redis.consumerGroup: is required with measure StreamLag: the name of the stream's consumer group
            key: k, measure: StreamPending            | redis.consumerGroup: is required with measure StreamPending
            key: k, measure: StreamLength, consumerGroup: g | redis.consumerGroup: goes with measure StreamPending or StreamLag, and measure is StreamLength
            queueName: q, consumerGroup: g            | redis.consumerGroup: goes with measure StreamPending or StreamLag, and measure is ListLength
            key: k, measure: StreamPending, consumerGroup: g, includePending: false | redis.includePending: goes with measure StreamLag, and measure is StreamPending
            key: k, measure: SortedSetSize, scoreUnit: Seconds | redis.scoreUnit: goes with measure DueBefore, and measure is SortedSetSize
            key: k, offsetSeconds: 1                  | redis.offsetSeconds: goes with measure DueBefore, and measure is ListLength
            key: k, measure: DueBefore, offsetSeconds: 604801 | redis.offsetSeconds: 604801: must be
            key: k, measure: DueBefore, scoreUnit: Hours | redis.scoreUnit: "Hours": must be Seconds, Milliseconds
            """)
    void isRefused(String fields, String violation) {
        assertThat(violations(redis(fields))).anyMatch(it -> it.startsWith("spec.metric." + violation));
    }

    @Test
    void anUnknownMeasureIsTheOnlyMistakeThatIsTold() {
        assertThat(violations(redis("queueName: q, measure: StreamLagg")))
                .singleElement()
                .satisfies(it -> assertThat(it).endsWith("did you mean StreamLag?"));
    }

    @Test
    void aLagThatRedisCannotTellIsNoZero() {
        assertThat(violations(BASE + """
                metric: {type: redis, targetValue: 1, emptyIsZero: true,
                  redis: {host: redis, key: k, measure: StreamLag, consumerGroup: g}}
                """))
                .singleElement()
                .satisfies(it -> assertThat(it).startsWith("spec.metric.emptyIsZero: goes not with measure StreamLag"));
    }

    private static String servers(String fields) {
        return BASE + "metric: {type: redis, targetValue: 1, redis: {queueName: q, " + fields + "}}\n";
    }

    private static RedisEndpoint endpoint(String fields) {
        return (RedisEndpoint)
                accepted(servers(fields)).metrics().getFirst().query().endpoint();
    }

    @Test
    void sentinelsNameTheMaster() {
        RedisEndpoint endpoint = endpoint(
                "database: 2, sentinel: {hosts: ['s0:26379', '[fd00::1]:1'], masterName: m, authRef: {secretName: s}}");

        assertThat(endpoint.servers())
                .isEqualTo(new RedisServers.Sentinels(
                        List.of(new RedisServers.One("s0", 26379), new RedisServers.One("fd00::1", 1)),
                        "m",
                        Optional.of(
                                new Login.Password(new SecretKey("s", "username"), new SecretKey("s", "password")))));
        assertThat(endpoint.describe()).isEqualTo("Redis m of the sentinel at s0:26379");
        assertThat(endpoint.sharing()).isEqualTo(MetricEndpoint.Sharing.NAMESPACE);
    }

    @Test
    void aClusterIsAskedByItsNodes() {
        RedisEndpoint endpoint = endpoint("clusterNodes: ['r-0:6379', 'r-1:6379']");

        assertThat(endpoint.servers())
                .isEqualTo(new RedisServers.Cluster(
                        List.of(new RedisServers.One("r-0", 6379), new RedisServers.One("r-1", 6379))));
        assertThat(endpoint.describe()).isEqualTo("the Redis cluster at r-0:6379");
        assertThat(endpoint.sharing()).isEqualTo(MetricEndpoint.Sharing.EVERYONE);
    }

    @Test
    void aFurtherSentinelOrNodeForgetsNoListThatWasThere() {
        assertThat(endpoint("clusterNodes: ['r-0:6379', 'r-1:6379']").place())
                .isEqualTo(endpoint("clusterNodes: ['r-0:6379']").place())
                .isNotEqualTo(endpoint("host: r-0").place());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            port: 1                                                       | redis.host: is required: Host name or address of the Redis server.
            host: r, sentinel: {hosts: ['s:1'], masterName: m}            | redis.sentinel: goes not with host: the sentinels name the server
            host: r, clusterNodes: ['r:1']                                | redis.clusterNodes: goes not with host
            clusterNodes: ['r:1'], sentinel: {hosts: ['s:1'], masterName: m} | redis.clusterNodes: goes not with sentinel
            port: 1, clusterNodes: ['r:1']                                | redis.port: goes with host; sentinels and nodes of a cluster have theirs behind a colon
            database: 1, clusterNodes: ['r:1']                            | redis.database: goes not with clusterNodes: a Redis cluster has database 0 only
            clusterNodes: []                                              | redis.clusterNodes: must not be empty
            clusterNodes: ['r']                                           | redis.clusterNodes[0]: "r": must be a host and a port as redis-0:6379
            clusterNodes: ['a..b:1']                                      | redis.clusterNodes[0]: "a..b:1": is no host name
            clusterNodes: ['256.0.0.1:1']                                 | redis.clusterNodes[0]: "256.0.0.1:1": ends in a number
            clusterNodes: ['fd00::1:1']                                   | redis.clusterNodes[0]: "fd00::1:1": must be a host and a port
            clusterNodes: ['r:0']                                         | redis.clusterNodes[0]: "r:0": must end in a port from 1 to 65535
            clusterNodes: ['r:70000']                                     | redis.clusterNodes[0]: "r:70000": must end in a port from 1 to 65535
            clusterNodes: ['r:1', 'r:1']                                  | redis.clusterNodes[1]: "r:1": is named before
            sentinel: {hosts: ['s:1']}                                    | redis.sentinel.masterName: is required
            sentinel: {masterName: m}                                     | redis.sentinel.hosts: is required
            sentinel: {hosts: ['s:1'], masterName: m, authRef: {}}        | redis.sentinel.authRef.secretName: is required
            """)
    void serversAreRefused(String fields, String violation) {
        assertThat(violations(servers(fields))).anyMatch(it -> it.startsWith("spec.metric." + violation));
    }

    @Test
    void aPasswordOfSentinelsInTheClearIsWarnedOf() {
        assertThat(warnings(servers("sentinel: {hosts: ['s:1'], masterName: m, authRef: {secretName: s}}")))
                .anyMatch(it -> it.startsWith("spec.metric.redis.sentinel.authRef: the password is sent in the clear"));
    }
}
