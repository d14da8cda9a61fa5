package io.generalscaler.controller.observe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.source.MetricSourceSpec;
import io.generalscaler.controller.observe.address.AddressPolicy;
import io.generalscaler.controller.observe.secret.FixedSecrets;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plug-in's mistakes do: a missing reading with a reason, and nothing to anybody else. */
@Timeout(60)
final class FaultyPlugInTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final AtomicLong ahead = new AtomicLong();
    private final CountDownLatch released = new CountDownLatch(1);
    private final SourcePool pool = new SourcePool(
            new SourceContext(new AddressPolicy(List.of(), Set.of(), host -> new InetAddress[0]), new FixedSecrets()),
            this::nanoTime);
    private final MetricReader reader = new MetricReader(pool, InstantSource.system(), this::nanoTime);

    @AfterEach
    void end() {
        released.countDown();
        pool.close();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                row("throws an exception", FailureReason.Internal, () -> {
                    throw new IllegalStateException("password=secret");
                }),
                row("is not complete", FailureReason.Internal, () -> {
                    throw new NoClassDefFoundError("com/example/Client");
                }),
                row("recurses without end", FailureReason.Internal, () -> {
                    throw new StackOverflowError();
                }),
                row("asserts", FailureReason.Internal, () -> {
                    throw new AssertionError("secret");
                }),
                row("gives NaN", FailureReason.NaN, () -> Double.NaN),
                row("gives an infinite value", FailureReason.Infinite, () -> Double.POSITIVE_INFINITY),
                row("gives a negative value", FailureReason.Negative, () -> -1),
                row("does not end", FailureReason.Timeout, () -> {
                    new CountDownLatch(1).await();
                    return 1;
                }));
    }

    private static Arguments row(String name, FailureReason reason, Read read) {
        return Arguments.of(name, reason, read);
    }

    @ParameterizedTest(name = "a read that {0} is {1}")
    @MethodSource("mistakes")
    void aFaultyReadIsMissingWithAReason(String name, FailureReason reason, Read read) throws Exception {
        Answer.Failed failed = (Answer.Failed) read(new MadeUp("faulty", read));
        assertThat(failed.reason()).isEqualTo(reason);
        assertThat(failed.message()).doesNotContain("secret");
    }

    @Test
    void aClientThatCannotBeOpenedIsMissingWithAReason() throws Exception {
        Endpoint endpoint = new MadeUp("unopened", () -> 1) {
            @Override
            public MetricSource open(SourceContext context) {
                throw new IllegalStateException("secret");
            }
        };
        assertThat(((Answer.Failed) read(endpoint)).reason()).isEqualTo(FailureReason.Internal);
    }

    @Test
    void aClientThatDoesNotOpenKeepsNobodyElseWaiting() throws Exception {
        Endpoint slow = new MadeUp("slow", () -> 1) {
            @Override
            public MetricSource open(SourceContext context) {
                awaitRelease();
                return super.open(context);
            }
        };
        assertThat(((Answer.Failed) read(slow)).reason()).isEqualTo(FailureReason.Timeout);
        assertThat(read(new MadeUp("well", () -> 7)))
                .isInstanceOfSatisfying(
                        Answer.Value.class, value -> assertThat(value.value()).isEqualTo(7));
    }

    @Test
    void aReadThatIgnoresItsEndTakesAFewThreadsAndNotTheEndpoint() throws Exception {
        boolean[] stuck = {true};
        AtomicLong threads = new AtomicLong();
        Endpoint stubborn = new MadeUp("stubborn", () -> {
            if (stuck[0]) {
                threads.incrementAndGet();
                awaitRelease();
            }
            return 7;
        });
        for (int i = 0; i < SourcePool.BULKHEAD + 20; i++) {
            assertThat(read(stubborn)).isInstanceOf(Answer.Failed.class);
        }
        assertThat(threads.get()).isLessThanOrEqualTo(SourcePool.BULKHEAD);
        stuck[0] = false;
        released.countDown();
        assertThat(await(stubborn)).isEqualTo(7);
    }

    @Test
    void aStuckProbeDoesNotKeepTheEndpointClosed() throws Exception {
        boolean[] stuck = {true};
        Endpoint stubborn = new MadeUp("stubborn", () -> {
            if (stuck[0]) {
                awaitRelease();
            }
            return 7;
        });
        for (int i = 0; i < SourcePool.BREAKER_THRESHOLD + 2; i++) {
            assertThat(read(stubborn)).isInstanceOf(Answer.Failed.class);
        }
        // The threads that are stuck stay so; the endpoint is well again.
        stuck[0] = false;
        assertThat(await(stubborn)).isEqualTo(7);
    }

    @Test
    void aClientThatCannotBeClosedIsLetGo() throws Exception {
        Endpoint endpoint = new MadeUp("unclosed", () -> 7) {
            @Override
            public MetricSource open(SourceContext context) {
                return new Made(() -> 7) {
                    @Override
                    public void close() {
                        throw new IllegalStateException("no");
                    }
                };
            }
        };
        assertThat(read(endpoint)).isInstanceOf(Answer.Value.class);
        ahead.addAndGet(SourcePool.IDLE.multipliedBy(2).toNanos());
        pool.closeIdle();
        assertThat(pool.size()).isZero();
    }

    static Stream<Arguments> openers() {
        return Stream.of(
                Arguments.of("throws", opener(() -> {
                    throw new IllegalStateException("secret");
                })),
                Arguments.of("is not complete", opener(() -> {
                    throw new NoClassDefFoundError("com/example/Client");
                })),
                Arguments.of("gives null", opener(() -> null)),
                Arguments.of("gives no endpoint", opener(() -> new Query(null, "text"))));
    }

    @ParameterizedTest(name = "an opener that {0} refuses the metric and says that the plug-in is at fault")
    @MethodSource("openers")
    void aFaultyOpenerRefusesTheMetric(String name, MetricSourceOpener opener) {
        MetricSourceSpec spec = new TideSpec();
        try (MetricSourceOpeners openers = MetricSourceOpeners.of(List.of(opener))) {
            assertThatThrownBy(() -> openers.read("default", new CompiledMetric("tide", spec, false)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("plug-in")
                    .hasMessageContaining("tide")
                    .message()
                    .doesNotContain("secret");
        }
    }

    private Answer read(Endpoint endpoint) throws InterruptedException {
        ahead.addAndGet(MetricReader.SHARE.multipliedBy(2).toNanos());
        return reader.read(List.of(new MetricRead("m", new Query(endpoint, "text"), false)), SHORT)
                .get("m");
    }

    /** Reads until there is a value; each read waits for its probe. */
    private double await(Endpoint endpoint) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            if (read(endpoint) instanceof Answer.Value value) {
                return value.value();
            }
        }
        throw new AssertionError("never read");
    }

    private long nanoTime() {
        return System.nanoTime() + ahead.get();
    }

    private void awaitRelease() {
        boolean interrupted = false;
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static MetricSourceOpener opener(java.util.function.Supplier<Query> query) {
        return new MetricSourceOpener() {
            @Override
            public String type() {
                return "tide";
            }

            @Override
            public Query query(String namespace, MetricSourceSpec spec) {
                return query.get();
            }
        };
    }

    private record TideSpec() implements MetricSourceSpec {
        @Override
        public String type() {
            return "tide";
        }

        @Override
        public String endpoint() {
            return "tides.example:443";
        }
    }

    /** What a made-up source does when it is read. */
    @FunctionalInterface
    interface Read {
        double now() throws InterruptedException;
    }

    private static class MadeUp implements Endpoint {
        private final String address;
        private final Read read;

        MadeUp(String address, Read read) {
            this.address = address;
            this.read = read;
        }

        @Override
        public String type() {
            return "tide";
        }

        @Override
        public String address() {
            return address;
        }

        @Override
        public MetricSource open(SourceContext context) {
            return new Made(read);
        }
    }

    private static class Made implements MetricSource {
        private final Read read;

        Made(Read read) {
            this.read = read;
        }

        @Override
        public double read(String text, Duration within) throws InterruptedException {
            return read.now();
        }

        @Override
        public void close() {}
    }
}
