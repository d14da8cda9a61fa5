package io.generalscaler.certs;

import io.generalscaler.certs.issue.CertificateAuthority;
import io.generalscaler.certs.issue.Credential;
import io.generalscaler.certs.issue.ServerNames;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.rotate.CaRotation;
import io.generalscaler.certs.rotate.CaState;
import io.generalscaler.certs.rotate.RotationPlan;
import io.generalscaler.certs.store.CaStore;
import io.generalscaler.certs.store.CaStoreException;
import io.generalscaler.certs.tls.ReloadingKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process's leaf and the shared CA current. {@link #look} is one round; call it at start, then every minute or so by
 * the wall clock, and whenever a caller is seen with another bundle. One thread at a time.
 */
public final class CertificateKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateKeeper.class);
    private static final String CA_NAME = "generalscaler-webhook-ca";

    /** More lost races in one round than replicas could ever cause. */
    private static final int MAX_LOST_RACES = 20;

    private final CaStore store;
    private final RotationPlan plan;
    private final ServerNames names;
    private final InstantSource clock;
    private final ReloadingKeys keys;
    private final SecureRandom random = new SecureRandom();

    /** The bundle that was last seen at every caller, and since when. */
    private String seenBundle = "";

    private Instant seenSince = Instant.MIN;

    public CertificateKeeper(
            CaStore store, RotationPlan plan, ServerNames names, ReloadingKeys keys, InstantSource clock) {
        this.store = store;
        this.plan = plan;
        this.names = names;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * One round: takes every step that is due for the CA, and issues a leaf if this process has none that fits.
     *
     * @return the bundle that callers must trust, as PEM
     * @throws CaStoreException if the CA cannot be read or written; the leaf stays as it is
     */
    public String look(BundleView callers) throws CaStoreException {
        CaState.Ready state = settleCa(callers);
        renewLeaf(state.signer());
        return Pem.write(state.bundle());
    }

    private CaState.Ready settleCa(BundleView callers) throws CaStoreException {
        var rotation = new CaRotation(plan);
        for (int lost = 0; lost < MAX_LOST_RACES; ) {
            CaStore.Stored stored = store.read();
            Instant now = clock.instant();
            CaState next = rotation.advance(
                    stored.state(),
                    now,
                    seenSince(stored.state(), callers, now),
                    () -> CertificateAuthority.create(CA_NAME, plan.caLife(), now, random));
            if (next.equals(stored.state()) && next instanceof CaState.Ready ready) {
                return ready;
            }
            if (store.replace(stored, next)) {
                LOG.atInfo()
                        .addKeyValue("before", name(stored.state()))
                        .addKeyValue("after", name(next))
                        .log("CA state written");
            } else {
                lost++;
            }
        }
        throw new CaStoreException("the CA changed under each of " + MAX_LOST_RACES + " attempts to write it");
    }

    private Optional<Instant> seenSince(CaState state, BundleView callers, Instant now) {
        String bundle = Pem.write(state.bundle());
        if (!callers.carries(bundle)) {
            seenBundle = "";
            return Optional.empty();
        }
        if (!seenBundle.equals(bundle)) {
            seenBundle = bundle;
            seenSince = now;
        }
        return Optional.of(seenSince);
    }

    private void renewLeaf(CertificateAuthority signer) {
        Instant now = clock.instant();
        Optional<Credential> leaf = keys.current();
        boolean fits = leaf.filter(own -> signer.issued(own.certificate()))
                .filter(own -> !RotationPlan.isDue(own.certificate(), now))
                .isPresent();
        if (fits) {
            return;
        }
        Credential fresh = signer.issueLeaf(names, plan.leafLife(), now, random);
        keys.use(fresh);
        LOG.atInfo()
                .addKeyValue("names", names.names())
                .addKeyValue("notAfter", fresh.certificate().getNotAfter().toInstant())
                .addKeyValue("renewAt", RotationPlan.renewAt(fresh.certificate()))
                .log("Leaf certificate issued");
    }

    private static String name(CaState state) {
        return state.getClass().getSimpleName();
    }
}
