package io.generalscaler.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.certs.issue.Credential;
import io.generalscaler.certs.issue.ServerNames;
import io.generalscaler.certs.rotate.CaState;
import io.generalscaler.certs.rotate.RotationPlan;
import io.generalscaler.certs.store.CaStore;
import io.generalscaler.certs.store.CaStoreException;
import io.generalscaler.certs.tls.ReloadingKeys;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CertificateKeeperTest {
    private static final String HOST = "webhook.example.com";
    private static final ServerNames NAMES = new ServerNames(List.of(HOST));
    private static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final RotationPlan PLAN = RotationPlan.DEFAULT;

    private final MemoryCaStore store = new MemoryCaStore();
    private Instant now = START;

    /** What both webhook configurations hold. */
    private String published = "";

    private final class Replica {
        final ReloadingKeys keys = new ReloadingKeys();
        final CertificateKeeper keeper = new CertificateKeeper(store, PLAN, NAMES, keys, () -> now);

        /** A round as the webhook makes it: look, then write the bundle where it differs. */
        void round() throws CaStoreException {
            published = keeper.look(bundle -> bundle.equals(published));
        }

        X509Certificate leaf() {
            return keys.current().map(Credential::certificate).orElseThrow();
        }

        X509Certificate shake(String trusted) throws Exception {
            return Handshakes.shake(keys, trusted, HOST, now);
        }
    }

    @Test
    void theFirstLookMakesACaAndALeafThatAClientAccepts() throws Exception {
        var replica = new Replica();
        replica.round();
        assertThat(replica.shake(published)).isEqualTo(replica.leaf());
        assertThat(store.written).hasOnlyElementsOfType(CaState.Steady.class).hasSize(1);
        assertThatThrownBy(() -> Handshakes.shake(replica.keys, published, "other.example.com", now))
                .as("another name")
                .isInstanceOf(java.io.IOException.class);
    }

    @Test
    void replicasShareTheCaAndHaveLeavesOfTheirOwn() throws Exception {
        var one = new Replica();
        var two = new Replica();
        one.round();
        two.round();
        assertThat(store.written).hasSize(1);
        assertThat(one.leaf().getPublicKey()).isNotEqualTo(two.leaf().getPublicKey());
        one.shake(published);
        two.shake(published);
    }

    @Test
    void replicasThatStartTogetherAgreeOnOneCa() throws Exception {
        int replicas = 8;
        var barrier = new CyclicBarrier(replicas);
        CaStore raced = new CaStore() {
            private final ThreadLocal<Boolean> first = ThreadLocal.withInitial(() -> true);

            @Override
            public Stored read() throws CaStoreException {
                Stored seen = store.read();
                if (first.get()) {
                    first.set(false);
                    awaitAll(barrier);
                }
                return seen;
            }

            @Override
            public boolean replace(Stored seen, CaState next) throws CaStoreException {
                return store.replace(seen, next);
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> looks = IntStream.range(0, replicas)
                    .<Callable<String>>mapToObj(
                            i -> () -> new CertificateKeeper(raced, PLAN, NAMES, new ReloadingKeys(), () -> now)
                                    .look(bundle -> false))
                    .toList();
            var bundles = new ArrayList<String>();
            for (Future<String> look : threads.invokeAll(looks)) {
                bundles.add(look.get());
            }
            assertThat(bundles).hasSize(replicas);
            assertThat(bundles.stream().distinct()).hasSize(1);
        }
        assertThat(store.written).hasSize(1);
    }

    private static void awaitAll(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noHandshakeFailsWhileTheCaRotates() throws Exception {
        var one = new Replica();
        var two = new Replica();
        one.round();
        two.round();
        X509Certificate oldCa = signer();
        now = RotationPlan.renewAt(oldCa).minusSeconds(90);
        // An API server sees a changed configuration half a minute later.
        String trusted = published;
        String lagging = published;
        for (int i = 0; i < 200; i++) {
            trusted = lagging;
            lagging = published;
            one.round();
            if (i % 2 == 0) {
                two.round();
            }
            if (i < 20 || i % 10 == 0) {
                one.shake(trusted);
                two.shake(trusted);
            }
            now = now.plusSeconds(30);
        }
        assertThat(store.written.stream().map(Object::getClass).toList())
                .isEqualTo(List.of(
                        CaState.Steady.class, CaState.Publishing.class, CaState.Retiring.class, CaState.Steady.class));
        assertThat(signer()).isNotEqualTo(oldCa);
        one.shake(published);
        two.shake(published);
    }

    @Test
    void leavesDoNotSwitchBeforeCallersHaveTheNewCa() throws Exception {
        var replica = new Replica();
        replica.round();
        now = RotationPlan.renewAt(signer());
        replica.keeper.look(bundle -> false);
        for (int i = 0; i < 100; i++) {
            now = now.plus(Duration.ofHours(1));
            replica.keeper.look(bundle -> false);
        }
        assertThat(store.written.getLast()).isInstanceOf(CaState.Publishing.class);
        replica.shake(published);
        // Seen, lost, seen again: the time to settle begins anew.
        replica.keeper.look(bundle -> true);
        now = now.plus(PLAN.settle().minusSeconds(1));
        replica.keeper.look(bundle -> false);
        replica.keeper.look(bundle -> true);
        now = now.plusSeconds(1);
        replica.keeper.look(bundle -> true);
        assertThat(store.written.getLast()).isInstanceOf(CaState.Publishing.class);
        now = now.plus(PLAN.settle());
        replica.keeper.look(bundle -> true);
        assertThat(store.written.getLast()).isInstanceOf(CaState.Retiring.class);
    }

    @Test
    void fourYearsPassWithoutARestart() throws Exception {
        var one = new Replica();
        var two = new Replica();
        Instant end = START.plus(Duration.ofDays(4 * 365));
        int leaves = 0;
        X509Certificate last = null;
        while (now.isBefore(end)) {
            one.round();
            two.round();
            if (!one.leaf().equals(last)) {
                last = one.leaf();
                leaves++;
                if (leaves % 16 == 0) {
                    one.shake(published);
                    two.shake(published);
                }
            }
            now = now.plus(Duration.ofHours(12));
        }
        long cas = store.written.stream()
                .filter(CaState.Publishing.class::isInstance)
                .count();
        assertThat(cas).as("rotations of the CA").isEqualTo(5);
        assertThat(leaves)
                .as("leaves in four years, one per two thirds of a week")
                .isBetween(280, 340);
    }

    @Test
    void aMachineThatSleptForYearsBeginsAnew() throws Exception {
        var replica = new Replica();
        replica.round();
        X509Certificate before = replica.leaf();
        now = now.plus(Duration.ofDays(1000));
        replica.round();
        assertThat(store.written).hasSize(2);
        assertThat(replica.shake(published)).isNotEqualTo(before);
    }

    @Test
    void theLeafIsRenewedAtTwoThirdsAndNotBefore() throws Exception {
        var replica = new Replica();
        replica.round();
        X509Certificate first = replica.leaf();
        now = RotationPlan.renewAt(first).minusMillis(1);
        replica.round();
        assertThat(replica.leaf()).isEqualTo(first);
        now = now.plusMillis(1);
        replica.round();
        assertThat(replica.leaf()).isNotEqualTo(first);
        replica.shake(published);
    }

    @Test
    void theLeafStaysWhileTheStoreIsAway() throws Exception {
        var replica = new Replica();
        replica.round();
        store.setDown(true);
        now = now.plus(Duration.ofDays(6));
        assertThatThrownBy(replica::round).isInstanceOf(CaStoreException.class).hasMessageContaining("away");
        replica.shake(published);
        store.setDown(false);
        replica.round();
        replica.shake(published);
    }

    private X509Certificate signer() {
        return ((CaState.Ready) store.written.getLast()).signer().certificate();
    }
}
