package io.generalscaler.controller.observe;

import io.generalscaler.reach.http.EgressProxy;
import java.util.List;
import java.util.Optional;

/**
 * What the operator says of everything that metrics are read from.
 *
 * @param allowedAddresses rules, see {@link io.generalscaler.reach.address.AddressPolicy}
 * @param proxy that HTTP goes through; empty to connect to each server itself
 * @param secretHostsRequired whether a Secret has to list the hosts that its logins may be sent to
 */
public record EgressSettings(List<String> allowedAddresses, Optional<EgressProxy> proxy, boolean secretHostsRequired) {

    public EgressSettings {
        allowedAddresses = List.copyOf(allowedAddresses);
    }

    /** Directly, to what these rules admit. */
    public static EgressSettings to(String... allowedAddresses) {
        return new EgressSettings(List.of(allowedAddresses), Optional.empty(), false);
    }
}
