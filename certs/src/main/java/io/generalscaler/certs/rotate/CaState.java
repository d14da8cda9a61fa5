package io.generalscaler.certs.rotate;

import io.generalscaler.certs.issue.CertificateAuthority;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What all replicas share about the CA: exactly what the Secret holds. See {@link CaRotation} for how one state becomes
 * another.
 */
public sealed interface CaState {
    /** Every certificate that callers must trust in this state; empty before the first CA. */
    List<X509Certificate> bundle();

    /** A state in which a CA can sign leaves. */
    sealed interface Ready extends CaState {
        /** The CA that signs leaves. */
        CertificateAuthority signer();
    }

    /** Nothing is stored yet. */
    record Empty() implements CaState {
        @Override
        public List<X509Certificate> bundle() {
            return List.of();
        }
    }

    /** One CA, trusted and signing. */
    record Steady(CertificateAuthority signer) implements Ready {
        @Override
        public List<X509Certificate> bundle() {
            return List.of(signer.certificate());
        }
    }

    /**
     * {@code next} is published beside the CA that still signs.
     *
     * @param since when this state was entered
     */
    record Publishing(CertificateAuthority signer, CertificateAuthority next, Instant since) implements Ready {
        @Override
        public List<X509Certificate> bundle() {
            return List.of(signer.certificate(), next.certificate());
        }
    }

    /**
     * The new CA signs; {@code previous} is still trusted until every leaf has switched.
     *
     * @param since when this state was entered
     */
    record Retiring(CertificateAuthority signer, X509Certificate previous, Instant since) implements Ready {
        @Override
        public List<X509Certificate> bundle() {
            return List.of(signer.certificate(), previous);
        }
    }
}
