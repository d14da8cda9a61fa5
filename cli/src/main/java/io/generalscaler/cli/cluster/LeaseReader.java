package io.generalscaler.cli.cluster;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.explain.LeaseView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/** Reads the Lease by which a controller leads. */
final class LeaseReader {
    private static final int USUAL_SECONDS = 15;

    private LeaseReader() {}

    static LeaseView read(KubernetesClient client, ControllerOption controller) {
        String name = controller.namespace() + "/" + controller.lease();
        Lease lease = client.leases()
                .inNamespace(controller.namespace())
                .withName(controller.lease())
                .get();
        if (lease == null) {
            return new LeaseView.Absent(name);
        }
        LeaseSpec spec = Objects.requireNonNullElseGet(lease.getSpec(), LeaseSpec::new);
        Optional<Instant> renewed = Optional.ofNullable(spec.getRenewTime()).map(ZonedDateTime::toInstant);
        int seconds = Objects.requireNonNullElse(spec.getLeaseDurationSeconds(), USUAL_SECONDS);
        // What is given back holds for a second only, and that says nothing of whoever comes next.
        return new LeaseView.Seen(
                name,
                Objects.requireNonNullElse(spec.getHolderIdentity(), ""),
                renewed,
                Duration.ofSeconds(Math.max(USUAL_SECONDS, seconds)));
    }
}
