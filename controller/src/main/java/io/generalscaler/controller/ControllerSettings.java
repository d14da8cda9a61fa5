package io.generalscaler.controller;

import io.generalscaler.controller.observe.EgressSettings;
import io.generalscaler.kube.lease.LeaseTimings;
import io.generalscaler.process.command.MetricsAuth;
import io.generalscaler.process.connections.Listen;
import java.util.Optional;

/**
 * What an operator can set.
 *
 * @param management where {@code /healthz}, {@code /readyz} and {@code /metrics} are
 * @param metricsAuth who may read {@code /metrics}
 * @param leaseNamespace where the Lease is
 * @param leaseName its name
 * @param identity of this process, different for every one
 * @param leaseTimings how long it holds
 * @param election whether to wait for the Lease before acting
 * @param watchNamespace the only namespace to look at; empty for all
 * @param prometheusAddress for annotations that give only a query; empty for none
 * @param egress what metrics may be read from, and how
 */
public record ControllerSettings(
        Listen management,
        MetricsAuth metricsAuth,
        String leaseNamespace,
        String leaseName,
        String identity,
        LeaseTimings leaseTimings,
        boolean election,
        Optional<String> watchNamespace,
        Optional<String> prometheusAddress,
        EgressSettings egress) {}
