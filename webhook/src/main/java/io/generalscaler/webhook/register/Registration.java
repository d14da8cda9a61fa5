package io.generalscaler.webhook.register;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;

/** Reads the shape of a webhook configuration, mutating or validating: both have a list {@code webhooks}. */
final class Registration {
    private Registration() {}

    /** The webhooks in {@code configuration}, as plain maps. */
    static List<Map<?, ?>> webhooks(GenericKubernetesResource configuration) {
        Object webhooks = configuration.getAdditionalProperties().get("webhooks");
        if (!(webhooks instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .<Map<?, ?>>map(one -> one instanceof Map<?, ?> map ? map : Map.of())
                .toList();
    }

    /** Whether every webhook in {@code configuration} trusts exactly {@code bundle}, and there is one. */
    static boolean trusts(GenericKubernetesResource configuration, String bundle) {
        List<Map<?, ?>> webhooks = webhooks(configuration);
        return !webhooks.isEmpty()
                && webhooks.stream()
                        .allMatch(webhook -> bundle.equals(client(webhook).get("caBundle")));
    }

    /** Whether the webhooks in {@code configuration} are the {@code wanted} ones by name, at the same addresses. */
    static boolean calls(GenericKubernetesResource configuration, List<Map<String, Object>> wanted) {
        return addresses(webhooks(configuration)).equals(addresses(wanted));
    }

    /** {@code clientConfig} of a webhook. */
    static Map<?, ?> client(Map<?, ?> webhook) {
        return webhook.get("clientConfig") instanceof Map<?, ?> client ? client : Map.of();
    }

    /** A webhook's name. */
    static String name(Map<?, ?> webhook) {
        return String.valueOf(webhook.get("name"));
    }

    private static List<String> addresses(List<? extends Map<?, ?>> webhooks) {
        return webhooks.stream()
                .map(webhook -> name(webhook) + " " + client(webhook).get("url"))
                .toList();
    }
}
