package io.generalscaler.webhook.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.webhook.serve.Readiness.Condition;
import org.junit.jupiter.api.Test;

final class ReadinessTest {
    private final Readiness readiness = new Readiness();

    @Test
    void saysWhatIsMissingAndWhatWouldHelp() {
        readiness.trouble("Secret a/b is damaged. Empty it");
        assertThat(readiness.obstacles())
                .containsExactly(
                        "the caches are not complete yet; if that lasts, look in the log for what cannot be listed, and compare the"
                                + " service account's rights with the shipped manifests",
                        "there is no certificate yet",
                        "the webhook configurations do not trust the certificate yet",
                        "Secret a/b is damaged. Empty it");
    }

    @Test
    void aTroubleThatIsOverIsNotSaid() {
        readiness.trouble("away");
        readiness.trouble("");
        assertThat(readiness.obstacles()).hasSize(3);
    }

    @Test
    void aTroubleOfTheCertificateIsNotWhyTheCachesAreMissing() {
        readiness.met(Condition.CERTIFICATE);
        readiness.met(Condition.REGISTRATION);
        readiness.trouble("the CA cannot be read at present");
        assertThat(readiness.obstacles()).hasSize(1);
    }
}
