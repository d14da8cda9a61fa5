package io.generalscaler.controller.observe.source.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.RedisProcess;
import io.generalscaler.controller.process.TestCertificates;
import io.generalscaler.sources.spi.FailureReason;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of a real Redis. */
final class RedisSourceTest {

    private static final SourceFixture SOURCES = SourceFixture.onLoopback();
    private static final RedisProcess REDIS = RedisProcess.plain();

    @BeforeAll
    static void start() {
        REDIS.start();
    }

    @AfterAll
    static void stop() {
        SOURCES.close();
        REDIS.close();
    }

    @Test
    void readsTheLengthOfAList() throws Exception {
        REDIS.fill("jobs", 50);
        assertThat(value(SOURCES.read(metric(REDIS, "jobs", "")))).isEqualTo(50);
    }

    @Test
    void saysThatNothingIsThereOfAnAbsentList() throws Exception {
        assertThat(failure(SOURCES.read(metric(REDIS, "nobody", ""))).reason()).isEqualTo(FailureReason.NoData);
        REDIS.cli("RPUSH", "drained", "a");
        REDIS.cli("LPOP", "drained");
        assertThat(failure(SOURCES.read(metric(REDIS, "drained", ""))).reason()).isEqualTo(FailureReason.NoData);
    }

    @Test
    void readsFromTheDatabaseThatIsNamed() throws Exception {
        REDIS.cli("-n", "3", "RPUSH", "third", "a", "b");
        assertThat(value(SOURCES.read(metric(REDIS, "third", "database: 3")))).isEqualTo(2);
        assertThat(failure(SOURCES.read(metric(REDIS, "third", ""))).reason()).isEqualTo(FailureReason.NoData);
    }

    @Test
    void connectionsShareTheirThreads() throws Exception {
        long before = threads();
        for (int database = 0; database < 12; database++) {
            assertThat(failure(SOURCES.read(metric(REDIS, "nobody", "database: " + database)))
                            .reason())
                    .isEqualTo(FailureReason.NoData);
        }
        assertThat(threads() - before).isLessThanOrEqualTo(2);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("lettuce-\\w*EventLoop-.*"))
                .count();
    }

    @Test
    void saysThatAKeyIsNotAList() throws Exception {
        REDIS.cli("SET", "text", "hello-secret-content");
        Answer.Failed failed = failure(SOURCES.read(metric(REDIS, "text", "")));
        assertThat(failed.reason()).isEqualTo(FailureReason.WrongType);
        assertThat(failed.message()).contains("not a list").doesNotContain("secret");
    }

    @Test
    void logsInWithUserAndPasswordOfASecret() throws Exception {
        try (RedisProcess guarded = RedisProcess.withUser("scaler", "s3cret")) {
            guarded.start();
            guarded.fill("jobs", 7);
            SOURCES.secrets().with("login", Map.of("username", "scaler", "password", "s3cret\n"));
            SOURCES.secrets().with("wrong", Map.of("username", "scaler", "password", "guess"));
            assertThat(value(SOURCES.read(metric(guarded, "jobs", "authRef: {secretName: login}"))))
                    .isEqualTo(7);

            Answer.Failed wrong = failure(SOURCES.read(metric(guarded, "jobs", "authRef: {secretName: wrong}")));
            assertThat(wrong.reason()).isEqualTo(FailureReason.Unauthorized);
            assertThat(wrong.message()).doesNotContain("guess");
            Answer.Failed none = failure(SOURCES.read(metric(guarded, "jobs", "")));
            assertThat(none.reason()).isEqualTo(FailureReason.Unauthorized);
            Answer.Failed absent = failure(SOURCES.read(metric(guarded, "jobs", "authRef: {secretName: absent}")));
            assertThat(absent.reason()).isEqualTo(FailureReason.SecretUnavailable);
        }
    }

    /** However quick the server is. */
    @Test
    void aRefusedLoginIsNeverToldAsAServerThatCannotBeReached() throws Exception {
        try (RedisProcess guarded = RedisProcess.withUser("scaler", "s3cret")) {
            guarded.start();
            for (int database = 0; database < 150; database++) {
                assertThat(failure(SOURCES.read(metric(guarded, "jobs", "database: " + database)))
                                .reason())
                        .isEqualTo(FailureReason.Unauthorized);
            }
        }
    }

    @Test
    void speaksTlsAndChecksTheName() throws Exception {
        TestCertificates certificates = new TestCertificates("redis.test");
        SOURCES.host("redis.test", "127.0.0.1");
        SOURCES.host("other.test", "127.0.0.1");
        SOURCES.secrets().with("ca", Map.of("ca.crt", certificates.caPem()));
        SOURCES.secrets().with("stranger", Map.of("ca.crt", new TestCertificates("x").caPem()));
        try (RedisProcess redis = RedisProcess.tls(certificates)) {
            redis.start();
            redis.fill("jobs", 3);
            String tls = "type: redis\nredis: {host: %s, port: " + redis.port()
                    + ", queueName: jobs, tls: {caSecretName: %s %s}}";
            assertThat(value(SOURCES.read(tls.formatted("redis.test", "ca", ""))))
                    .isEqualTo(3);
            assertThat(value(SOURCES.read(tls.formatted("other.test", "ca", ", serverName: redis.test"))))
                    .isEqualTo(3);
            assertThat(failure(SOURCES.read(tls.formatted("other.test", "ca", "")))
                            .message())
                    .contains("TLS");
            assertThat(failure(SOURCES.read(tls.formatted("redis.test", "stranger", "")))
                            .message())
                    .contains("TLS");
        }
    }

    @Test
    void goesOnAfterAnOutage() throws Exception {
        try (RedisProcess redis = RedisProcess.plain()) {
            redis.start();
            redis.fill("jobs", 4);
            String metric = metric(redis, "jobs", "");
            assertThat(value(SOURCES.read(metric))).isEqualTo(4);
            redis.stop();
            for (int i = 0; i < 7; i++) {
                assertThat(failure(SOURCES.later().read(metric)).reason())
                        .isIn(FailureReason.Unreachable, FailureReason.ConnectionLost);
            }
            redis.start();
            redis.fill("jobs", 9);
            assertThat(value(SOURCES.later().read(metric))).isEqualTo(9);
        }
    }

    @Test
    void keepsItsEventLoopsThroughAnOutage() throws Exception {
        try (RedisProcess redis = RedisProcess.plain();
                SourceFixture alone = SourceFixture.onLoopback()) {
            Set<Thread> others = eventLoops();
            redis.start();
            String metric = metric(redis, "jobs", "");
            redis.fill("jobs", 1);
            assertThat(value(alone.read(metric))).isEqualTo(1);
            redis.stop();
            assertThat(failure(alone.later().read(metric)).reason())
                    .isIn(FailureReason.Unreachable, FailureReason.ConnectionLost);
            redis.start();
            redis.fill("jobs", 2);
            assertThat(value(alone.later().read(metric))).isEqualTo(2);
            Set<Thread> ours = eventLoops();
            ours.removeAll(others);
            assertThat(ours).extracting(Thread::getName).allMatch(name -> name.matches(".*EventLoop-\\d+-\\d+"));
            assertThat(ours.stream()
                            .map(thread -> thread.getName().replaceAll("-\\d+$", ""))
                            .distinct())
                    .hasSize(1);
        }
    }

    private static Set<Thread> eventLoops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lettuce-")
                        && thread.getName().contains("EventLoop"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void givesUpAtTheDeadlineWhileRedisHangs() throws Exception {
        try (RedisProcess redis = RedisProcess.plain()) {
            redis.start();
            String metric = metric(redis, "jobs", "");
            redis.fill("jobs", 1);
            assertThat(value(SOURCES.read(metric))).isEqualTo(1);
            redis.freeze(true);
            Answer.Failed failed = failure(SOURCES.later().read(metric, Duration.ofMillis(300)));
            assertThat(failed.reason()).isEqualTo(FailureReason.Timeout);
            redis.freeze(false);
            redis.fill("jobs", 2);
            assertThat(value(SOURCES.later().read(metric))).isEqualTo(2);
        }
    }

    @Test
    void refusesLoopbackUnlessTheOperatorAllowsIt() throws Exception {
        try (SourceFixture strict = new SourceFixture()) {
            Answer.Failed failed = failure(strict.read(metric(REDIS, "jobs", "")));
            assertThat(failed.reason()).isEqualTo(FailureReason.AddressRefused);
            assertThat(failed.message()).contains("--allow-address");
        }
    }

    private static String metric(RedisProcess redis, String list, String more) {
        return "type: redis\nredis: {host: 127.0.0.1, port: %d, queueName: %s%s}"
                .formatted(redis.port(), list, more.isEmpty() ? "" : ", " + more);
    }

    private static double value(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Value.class);
        return ((Answer.Value) answer).sample().high().doubleValue();
    }

    private static Answer.Failed failure(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return (Answer.Failed) answer;
    }
}
