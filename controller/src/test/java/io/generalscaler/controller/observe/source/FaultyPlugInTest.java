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
import io.generalscaler.testing.ExpectedLog;
import io.generalscaler.testing.LogCapture;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plug-in's mistakes do: a missing reading with a reason, and nothing to anybody else. */
@Timeout(60)
final class FaultyPlugInTest {

    private static final String FAILED = "A metric source failed unexpectedly";

    private static final Duration SHORT = Duration.ofMillis(100);

    private final AtomicLong ahead = new AtomicLong();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AddressPolicy addresses =
            new AddressPolicy(List.of(), GuardedAddresses.NONE, host -> new InetAddress[0]);
    private final SourceContext context =
            new SourceContext(addresses, new FixedSecrets(), new OutboundHttp(addresses), InstantSource.system());
    private final SourcePool pool =
            new SourcePool(MetricSourceOpeners.of(List.of(new TideOpener())), context, this::nanoTime);
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
                row("fails with an error of its own", FailureReason.Internal, () -> {
                    throw new Error("secret");
                }),
                row("throws what it does not declare", FailureReason.Internal, () -> {
                    throw FaultyPlugInTest.<RuntimeException>sneaky(new IOException("secret"));
                }),
                row("asserts", FailureReason.Internal, () -> {
                    throw new AssertionError("secret");
                }),
                row("gives nothing", FailureReason.Internal, () -> null),
                row("gives a negative value", FailureReason.Negative, () -> sample(-1)),
                row("does not end", FailureReason.Timeout, () -> {
                    new CountDownLatch(1).await();
                    return sample(1);
                }));
    }

    @SuppressWarnings("unchecked") // Other languages throw what they like.
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    private static Arguments row(String name, FailureReason reason, Read read) {
        return Arguments.of(name, reason, read);
    }

    @ParameterizedTest(name = "a read that {0} is {1}")
    @MethodSource("mistakes")
    void aFaultyReadIsMissingWithAReason(String name, FailureReason reason, Read read) throws Exception {
        try (LogCapture log = LogCapture.start();
                ExpectedLog _ = reason == FailureReason.Internal ? ExpectedLog.of(FAILED) : ExpectedLog.of()) {
            Answer.Failed failed = (Answer.Failed) read(new MadeUp("faulty", read));
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.message()).doesNotContain("secret");
            assertThat(log.text()).doesNotContain("secret");
        }
    }

    @Test
    void aClientThatCannotBeOpenedIsMissingWithAReason() throws Exception {
        Tides endpoint = new MadeUp("unopened", () -> sample(1)) {
            @Override
            MetricSource open() {
                throw new IllegalStateException("secret");
            }
        };
        failsInternally(endpoint);
    }

    @Test
    void itsSettingsAreNotInTheNameOfAThread() throws Exception {
        AtomicReference<String> name = new AtomicReference<>();
        Tides endpoint =
                new MadeUp("pier:1", () -> {
                    name.set(Thread.currentThread().getName());
                    return sample(1);
                }) {
                    @Override
                    public String toString() {
                        return "password=secret";
                    }
                };
        assertThat(read(endpoint)).isInstanceOf(Answer.Value.class);
        assertThat(name.get()).isEqualTo("read tide pier:1");
    }

    @Test
    void aClientThatDoesNotOpenKeepsNobodyElseWaiting() throws Exception {
        Tides slow = new MadeUp("slow", () -> sample(1)) {
            @Override
            MetricSource open() {
                awaitRelease();
                return super.open();
            }
        };
        assertThat(((Answer.Failed) read(slow)).reason()).isEqualTo(FailureReason.Timeout);
        assertThat(read(new MadeUp("well", () -> sample(7))))
                .isInstanceOfSatisfying(
                        Answer.Value.class,
                        value -> assertThat(value.sample().high()).isEqualTo("7"));
    }

    @Test
    void aReadThatIgnoresItsEndTakesAFewThreadsAndNotTheEndpoint() throws Exception {
        boolean[] stuck = {true};
        AtomicLong threads = new AtomicLong();
        Tides stubborn = new MadeUp("stubborn", () -> {
            if (stuck[0]) {
                threads.incrementAndGet();
                awaitRelease();
            }
            return sample(7);
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
        Tides stubborn = new MadeUp("stubborn", () -> {
            if (stuck[0]) {
                awaitRelease();
            }
            return sample(7);
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
        Tides endpoint = new MadeUp("unclosed", () -> sample(7)) {
            @Override
            MetricSource open() {
                return new Made(() -> sample(7)) {
                    @Override
                    public void close() {
                        throw new IllegalStateException("no");
                    }
                };
            }
        };
        assertThat(read(endpoint)).isInstanceOf(Answer.Value.class);
        ahead.addAndGet(SourcePool.IDLE.multipliedBy(2).toNanos());
        try (ExpectedLog _ = ExpectedLog.of("A metric source could not be closed")) {
            pool.closeIdle();
        }
        assertThat(pool.size()).isZero();
    }

    @Test
    void anOpenerThatGivesNothingIsMissingWithAReason() throws Exception {
        Tides endpoint = new MadeUp("none", () -> sample(7)) {
            @Override
            @SuppressWarnings("NullAway")
            MetricSource open() {
                return null;
            }
        };
        failsInternally(endpoint);
    }

    private void failsInternally(Tides endpoint) throws InterruptedException {
        try (ExpectedLog _ = ExpectedLog.of(FAILED)) {
            assertThat(((Answer.Failed) read(endpoint)).reason()).isEqualTo(FailureReason.Internal);
        }
    }

    private Answer read(Tides endpoint) throws InterruptedException {
        ahead.addAndGet(MetricReader.SHARE.multipliedBy(2).toNanos());
        CompiledMetric metric =
                new CompiledMetric("m", new MetricQuery(endpoint, new Harbour("Husum")), WhenEmpty.MISSING);
        return reader.read("default", new ScaleTarget("apps/v1", "Deployment", "app"), List.of(metric), SHORT)
                .get("m");
    }

    /** Reads until there is a value; each read waits for its probe. */
    private int await(Tides endpoint) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            if (read(endpoint) instanceof Answer.Value value) {
                return value.sample().high().intValueExact();
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

    private static Sample sample(long value) {
        return Sample.of(value, Instant.EPOCH);
    }

    private record Harbour(String name) implements Question {
        @Override
        public String describe() {
            return "for " + name;
        }
    }

    /** What a made-up source does when it is read. */
    @FunctionalInterface
    interface Read {
        @Nullable Sample now() throws InterruptedException;
    }

    private static final class TideOpener implements MetricSourceOpener {
        @Override
        public String type() {
            return "tide";
        }

        @Override
        public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext given) {
            return ((Tides) endpoint).open();
        }
    }

    /** An endpoint that is compared by identity. */
    private abstract static class Tides implements MetricEndpoint {
        abstract MetricSource open();

        @Override
        public String type() {
            return "tide";
        }

        @Override
        public String describe() {
            return "the table of tides";
        }

        @Override
        public Sharing sharing() {
            return Sharing.EVERYONE;
        }
    }

    private static class MadeUp extends Tides {
        private final String address;
        private final Read read;

        MadeUp(String address, Read read) {
            this.address = address;
            this.read = read;
        }

        @Override
        public String address() {
            return address;
        }

        @Override
        MetricSource open() {
            return new Made(read);
        }
    }

    private static class Made implements MetricSource {
        private final Read read;

        Made(Read read) {
            this.read = read;
        }

        @Override
        @SuppressWarnings("NullAway") // A plug-in may do this.
        public Sample read(Question question, Duration within) throws InterruptedException {
            return read.now();
        }

        @Override
        public void close() {}
    }
}
