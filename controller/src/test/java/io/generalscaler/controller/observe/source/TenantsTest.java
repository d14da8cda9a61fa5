package io.generalscaler.controller.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.compile.ScaleTarget;
import io.generalscaler.api.compile.WhenEmpty;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.Question;
import io.generalscaler.controller.observe.secret.FixedSecrets;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.GuardedAddresses;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One namespace does its worst to an endpoint that it shares with another, which loses no reading. */
@Timeout(60)
final class TenantsTest {

    private static final ScaleTarget TARGET = new ScaleTarget("apps/v1", "Deployment", "app");
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final AtomicLong ahead = new AtomicLong();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger slow = new AtomicInteger();
    private final AddressPolicy addresses =
            new AddressPolicy(List.of(), GuardedAddresses.NONE, host -> new InetAddress[0]);
    private final SourceContext context =
            new SourceContext(addresses, new FixedSecrets(), new OutboundHttp(addresses), InstantSource.system());
    private final SourcePool pool =
            new SourcePool(MetricSourceOpeners.of(List.of(new Opener())), context, this::nanoTime);
    private final MetricReader reader = new MetricReader(pool, InstantSource.system(), this::nanoTime);
    private volatile boolean down;

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void slowQueriesOfOneNamespaceKeepNobodyElseWaiting() throws Exception {
        Thread hostile = Thread.ofVirtual()
                .start(() ->
                        read("evil", IntStream.range(0, 500).mapToObj(i -> metric("shared", "slow " + i)), WITHIN));
        awaitSlow(SourcePool.BULKHEAD);
        for (int i = 0; i < 20; i++) {
            assertThat(value("victim", metric("shared", "quick " + i))).isInstanceOf(Answer.Value.class);
        }
        hostile.interrupt();
    }

    @Test
    void failuresOfOneNamespaceOpenNoBreakerForAnother() throws Exception {
        for (int i = 0; i < 3 * SourcePool.BREAKER_THRESHOLD; i++) {
            assertThat(value("evil", metric("shared", "broken " + i))).isInstanceOf(Answer.Failed.class);
        }
        assertThat(pool.sick()).isEqualTo(1);
        assertThat(value("victim", metric("shared", "quick"))).isInstanceOf(Answer.Value.class);
    }

    @Test
    void anEndpointThatNobodyReachesIsKnownToAll() throws Exception {
        down = true;
        for (int i = 0; i < SourcePool.BREAKER_THRESHOLD; i++) {
            assertThat(value("one", metric("shared", "quick " + i))).isInstanceOf(Answer.Failed.class);
        }
        assertThat(value("another", metric("shared", "quick"))).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.Unreachable);
        });
        down = false;
        ahead.addAndGet(SourcePool.PROBE_GAP.toNanos());
        assertThat(value("another", metric("shared", "quick"))).isInstanceOf(Answer.Value.class);
        assertThat(pool.sick()).isZero();
    }

    @Test
    void nobodyWaitsForTheEqualQuestionOfAnotherNamespace() throws Exception {
        Thread hostile = Thread.ofVirtual()
                .start(() -> read("evil", IntStream.range(0, 1).mapToObj(i -> metric("shared", "slow first")), WITHIN));
        awaitSlow(1);
        assertThat(value("victim", metric("shared", "slow first"))).isInstanceOf(Answer.Value.class);
        hostile.interrupt();
    }

    @Test
    void theEqualAnswerOfOneMomentIsShared() throws Exception {
        assertThat(value("one", metric("shared", "count"))).isEqualTo(value("another", metric("shared", "count")));
    }

    @Test
    void manyEndpointsOfOneNamespaceAreCappedAndLeaveRoomForOthers() throws Exception {
        List<Answer> answers =
                read("evil", IntStream.range(0, 1440).mapToObj(i -> metric("own-" + i, "quick")), WITHIN);
        assertThat(answers).filteredOn(Answer.Value.class::isInstance).hasSize(SourcePool.ENDPOINTS);
        assertThat(answers)
                .filteredOn(Answer.Failed.class::isInstance)
                .allSatisfy(failed -> assertThat(failed).isInstanceOfSatisfying(Answer.Failed.class, why -> {
                    assertThat(why.reason()).isEqualTo(FailureReason.Overloaded);
                    assertThat(why.message()).contains("endpoints already");
                }));
        assertThat(opened.get()).isEqualTo(SourcePool.ENDPOINTS);
        assertThat(value("victim", metric("fine", "quick"))).isInstanceOf(Answer.Value.class);
    }

    @Test
    void whatANamespaceHasStoppedToUseMakesRoom() throws Exception {
        read("one", IntStream.range(0, SourcePool.ENDPOINTS).mapToObj(i -> metric("old-" + i, "quick")), WITHIN);
        assertThat(value("one", metric("new", "quick"))).isInstanceOf(Answer.Failed.class);
        ahead.addAndGet(SourcePool.UNUSED.plusSeconds(1).toNanos());
        assertThat(value("one", metric("new", "quick"))).isInstanceOf(Answer.Value.class);
        assertThat(pool.size()).isEqualTo(1);
    }

    @Test
    void slowEndpointsOfOneNamespaceLeaveRoomForOthers() throws Exception {
        Thread hostile = Thread.ofVirtual()
                .start(() ->
                        read("evil", IntStream.range(0, 500).mapToObj(i -> metric("own-" + i, "slow " + i)), WITHIN));
        awaitSlow(SourcePool.READS_OF_ONE);
        assertThat(value("victim", metric("fine", "quick"))).isInstanceOf(Answer.Value.class);
        assertThat(slow.get()).isEqualTo(SourcePool.READS_OF_ONE);
        hostile.interrupt();
    }

    @Test
    void whoHasNoRoomLeavesTheProbeOfASharedEndpointToOthers() throws Exception {
        Thread hostile = Thread.ofVirtual()
                .start(() ->
                        read("evil", IntStream.range(0, 500).mapToObj(i -> metric("own-" + i, "slow " + i)), WITHIN));
        awaitSlow(SourcePool.READS_OF_ONE);
        down = true;
        for (int i = 0; i < SourcePool.BREAKER_THRESHOLD; i++) {
            assertThat(value("one", metric("shared", "quick " + i))).isInstanceOf(Answer.Failed.class);
        }
        down = false;
        ahead.addAndGet(SourcePool.PROBE_GAP.toNanos());
        assertThat(value("evil", metric("shared", "quick"))).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.Overloaded);
        });
        assertThat(value("victim", metric("shared", "quick"))).isInstanceOf(Answer.Value.class);
        hostile.interrupt();
    }

    private static CompiledMetric metric(String address, String question) {
        return new CompiledMetric(
                address + "/" + question, new MetricQuery(new Place(address), new Asking(question)), WhenEmpty.MISSING);
    }

    private Answer value(String namespace, CompiledMetric metric) throws InterruptedException {
        return reader.read(namespace, TARGET, List.of(metric), WITHIN).get(metric.name());
    }

    private List<Answer> read(String namespace, Stream<CompiledMetric> metrics, Duration within) {
        try {
            return List.copyOf(
                    reader.read(namespace, TARGET, metrics.toList(), within).values());
        } catch (InterruptedException e) {
            return List.of();
        }
    }

    private void awaitSlow(int count) {
        while (slow.get() < count) {
            Thread.onSpinWait();
        }
    }

    private long nanoTime() {
        return System.nanoTime() + ahead.get();
    }

    private record Place(String address) implements MetricEndpoint {
        @Override
        public String type() {
            return "made-up";
        }

        @Override
        public String describe() {
            return "the place";
        }

        @Override
        public Sharing sharing() {
            return Sharing.EVERYONE;
        }
    }

    private record Asking(String text) implements Question {
        @Override
        public String describe() {
            return "for " + text;
        }
    }

    private final class Opener implements MetricSourceOpener {
        @Override
        public String type() {
            return "made-up";
        }

        @Override
        public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext given) {
            opened.incrementAndGet();
            return new Source();
        }
    }

    private final class Source implements MetricSource {
        @Override
        public Sample read(Question question, Duration within) throws SourceException, InterruptedException {
            String text = ((Asking) question).text();
            if (down) {
                throw new SourceException(FailureReason.Unreachable, "nobody is there");
            }
            if (text.startsWith("broken")) {
                throw new SourceException(FailureReason.SourceError, "it is broken");
            }
            if (text.startsWith("slow") && (!text.endsWith("first") || slow.get() == 0)) {
                slow.incrementAndGet();
                new CountDownLatch(1).await();
            }
            return Sample.of(opened.get(), Instant.EPOCH);
        }

        @Override
        public void close() {}
    }
}
