package io.generalscaler.reach.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.reach.share.Asker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets a name's address, and when the system is asked for it. */
@Timeout(30)
final class NameCacheTest {

    private static final InetAddress FIRST = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress SECOND = InetAddress.ofLiteral("192.0.2.2");

    private final AtomicLong now = new AtomicLong();
    private final Map<String, InetAddress> zone = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger looking = new AtomicInteger();
    private int addresses = 1;
    private final NameCache cache =
            new NameCache(this::look, task -> Thread.ofVirtual().start(task), 8, now::get);

    @AfterEach
    void release() {
        end.countDown();
    }

    @Test
    void asksOnceWhileTheAnswerIsFresh() throws Exception {
        zone.put("db", FIRST);
        assertThat(cache.resolve("db")).containsExactly(FIRST);
        zone.put("db", SECOND);
        pass(NameCache.FRESH.minusMillis(1));
        assertThat(cache.resolve("db")).containsExactly(FIRST);
        pass(Duration.ofMillis(1));
        assertThat(cache.resolve("db")).containsExactly(SECOND);
        assertThat(asked.get("db")).hasValue(2);
    }

    @Test
    void goesOnWithWhatItKnowsWhileTheNameServerFails() throws Exception {
        zone.put("db", FIRST);
        cache.resolve("db");
        zone.clear();
        pass(NameCache.STALE.minusSeconds(1));
        assertThat(cache.resolve("db")).containsExactly(FIRST);
        pass(Duration.ofMinutes(2));
        assertThatThrownBy(() -> cache.resolve("db")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void goesOnWithWhatItKnowsWhileTheNameServerIsSilent() throws Exception {
        zone.put("db", FIRST);
        cache.resolve("db");
        silent.add("db");
        pass(NameCache.FRESH);
        assertThat(cache.resolve("db")).containsExactly(FIRST);
    }

    @Test
    void leavesANameThatFailsAloneForAWhileThatDoubles() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> cache.resolve("absent")).isInstanceOf(UnknownHostException.class);
            pass(Duration.ofMillis(500));
        }
        // At 0, 1, 3 and 7 seconds.
        assertThat(asked.get("absent")).hasValue(4);
    }

    @Test
    void namesThatNeverAnswerTakeOneLookupOfTheirNamespaceAndNothingOfOthers() throws Exception {
        zone.put("db", FIRST);
        for (int i = 0; i < 100; i++) {
            silent.add("silent-" + i);
            var _ = asking("evil", "silent-" + i);
        }
        awaitLooking(1);
        assertThat(asking("victim", "db").get(10, TimeUnit.SECONDS)).containsExactly(FIRST);
        assertThat(looking).hasValue(1);
    }

    @Test
    void aNameThatStandsInTheLineOfOneNamespaceIsLookedUpForAnother() throws Exception {
        silent.add("silent");
        zone.put("db", FIRST);
        var _ = asking("evil", "silent");
        awaitLooking(1);
        CompletableFuture<InetAddress[]> behind = asking("evil", "db");
        assertThat(asking("victim", "db").get(10, TimeUnit.SECONDS)).containsExactly(FIRST);
        assertThat(behind.get(10, TimeUnit.SECONDS)).containsExactly(FIRST);
        assertThat(asked.get("db")).hasValue(1);
    }

    @Test
    void whatNobodyWaitsForIsNotLookedUp() throws Exception {
        silent.add("silent");
        var _ = asking("evil", "silent");
        awaitLooking(1);
        Thread waiting = Thread.ofVirtual()
                .start(() -> Asker.run("evil", () -> {
                    try {
                        cache.resolve("later");
                    } catch (UnknownHostException | InterruptedException e) {
                        // Interrupted below.
                    }
                }));
        while (cache.size() < 2) {
            Thread.onSpinWait();
        }
        waiting.interrupt();
        waiting.join();
        end.countDown();
        zone.put("db", FIRST);
        assertThat(asking("evil", "db").get(10, TimeUnit.SECONDS)).containsExactly(FIRST);
        assertThat(asked).doesNotContainKey("later");
    }

    @Test
    void remembersABoundedNumberOfNames() {
        for (int i = 0; i < NameCache.NAMES + 100; i++) {
            String name = "name-" + i;
            assertThatThrownBy(() -> cache.resolve(name)).isInstanceOf(UnknownHostException.class);
        }
        assertThat(cache.size()).isLessThanOrEqualTo(NameCache.NAMES + 1);
    }

    @Test
    void forgetsWhatIsTooOldToBeUsed() throws Exception {
        zone.put("db", FIRST);
        cache.resolve("db");
        zone.put("cache", FIRST);
        pass(NameCache.STALE);
        cache.resolve("cache");
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void aNameWithTooManyAddressesHasNone() {
        zone.put("many", FIRST);
        addresses = NameCache.ADDRESSES + 1;
        assertThatThrownBy(() -> cache.resolve("many")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void aNameWithManyAddressesHasThem() throws Exception {
        zone.put("many", FIRST);
        addresses = NameCache.ADDRESSES;
        assertThat(cache.resolve("many")).hasSize(NameCache.ADDRESSES);
    }

    @Test
    void aClockMayStandBelowZero() throws Exception {
        now.set(Long.MIN_VALUE / 2);
        zone.put("db", FIRST);
        assertThat(cache.resolve("db")).containsExactly(FIRST);
    }

    @Test
    void whereThereIsNoThreadTheNamespaceMayTryAgain() throws Exception {
        zone.put("db", FIRST);
        AtomicInteger refusals = new AtomicInteger(1);
        NameCache busy = new NameCache(
                this::look,
                task -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new RejectedExecutionException();
                    }
                    Thread.ofVirtual().start(task);
                },
                8,
                now::get);
        assertThatThrownBy(() -> busy.resolve("db")).isInstanceOf(UnknownHostException.class);
        pass(KnownName.FIRST_PAUSE);
        assertThat(busy.resolve("db")).containsExactly(FIRST);
    }

    private CompletableFuture<InetAddress[]> asking(String namespace, String host) {
        CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> Asker.run(namespace, () -> {
                    try {
                        answer.complete(cache.resolve(host));
                    } catch (UnknownHostException | InterruptedException e) {
                        answer.completeExceptionally(e);
                    }
                }));
        return answer;
    }

    private InetAddress[] look(String host) throws UnknownHostException, InterruptedException {
        asked.computeIfAbsent(host, name -> new AtomicInteger()).incrementAndGet();
        looking.incrementAndGet();
        if (silent.contains(host)) {
            end.await();
        }
        looking.decrementAndGet();
        InetAddress found = zone.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return Collections.nCopies(addresses, found).toArray(InetAddress[]::new);
    }

    private void awaitLooking(int count) {
        while (looking.get() < count) {
            Thread.onSpinWait();
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
