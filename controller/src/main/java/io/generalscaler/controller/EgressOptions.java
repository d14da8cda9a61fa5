package io.generalscaler.controller;

import io.generalscaler.api.source.HostName;
import io.generalscaler.controller.observe.EgressSettings;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.Destination;
import io.generalscaler.reach.http.EgressProxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The flags that say what metrics may be read from, and how. */
final class EgressOptions {
    @Option(
            names = "--allow-address",
            paramLabel = "RULE",
            split = ",",
            defaultValue = "${env:GENERALSCALER_ALLOW_ADDRESS:-}",
            description = {
                "What metrics may be read from: a range (10.0.0.0/8), an address, or a host, in which * stands for"
                        + " anything (*.monitoring.svc). May be repeated.",
                "Without any: every address but loopback, link-local, cloud metadata, the API server and the controller"
                        + " itself. Each of these takes a rule of its own: the address, the host without a wildcard, or a"
                        + " range inside the forbidden one."
            })
    private List<String> allowedAddresses = List.of();

    @Option(
            names = "--egress-proxy",
            paramLabel = "http://HOST:PORT",
            defaultValue = "${env:GENERALSCALER_EGRESS_PROXY:-}",
            description = {
                "The proxy through which metrics are read over HTTP; it resolves the names. Default: none, and the"
                        + " system's proxy settings are never used.",
                "A server that wants a login is asked through it over https only."
            })
    private String proxy = "";

    @Option(
            names = "--require-secret-hosts",
            negatable = true,
            defaultValue = "${env:GENERALSCALER_REQUIRE_SECRET_HOSTS:-false}",
            fallbackValue = "true",
            description =
                    "Send a login only where its Secret says so, in the annotation"
                            + " autoscaling.generalscaler.io/hosts. Default: no, a Secret without it may be sent to any server.")
    private boolean secretHostsRequired;

    /**
     * What they say.
     *
     * @throws IllegalArgumentException for a value that cannot be one; the message names the flag, and says what would be valid
     */
    EgressSettings settings() {
        List<String> rules =
                allowedAddresses.stream().filter(text -> !text.isBlank()).toList();
        return new EgressSettings(
                valid("--allow-address", () -> {
                    AddressPolicy.check(rules);
                    rules.forEach(EgressOptions::checkHost);
                    return rules;
                }),
                valid(
                        "--egress-proxy",
                        () -> Optional.of(proxy).filter(text -> !text.isBlank()).map(EgressOptions::proxy)),
                secretHostsRequired);
    }

    private static EgressProxy proxy(String text) {
        EgressProxy proxy = EgressProxy.parse(text);
        check(text, Destination.spelt(proxy.host()));
        return proxy;
    }

    /** What is neither a range nor a pattern is a host. */
    private static void checkHost(String rule) {
        String text = rule.strip();
        boolean hasPort = text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':');
        if (!text.contains("/") && (hasPort || !text.contains("*"))) {
            check(text, Destination.spelt(text));
        }
    }

    private static void check(String text, String host) {
        HostName.fault(host).ifPresent(message -> {
            throw new IllegalArgumentException("'" + text + "' " + message);
        });
    }

    private static <T> T valid(String flag, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(flag + " " + e.getMessage());
        }
    }
}
