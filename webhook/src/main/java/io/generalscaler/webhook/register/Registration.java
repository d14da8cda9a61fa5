package io.generalscaler.webhook.register;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    /** The addresses that the webhooks in {@code configuration} are called at; those that are called through a Service have none. */
    static List<String> urls(GenericKubernetesResource configuration) {
        return webhooks(configuration).stream()
                .map(webhook -> client(webhook).get("url"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .distinct()
                .toList();
    }

    /** Whether every webhook in {@code configuration} trusts exactly {@code bundle}, and there is one. */
    static boolean trusts(GenericKubernetesResource configuration, String bundle) {
        List<Map<?, ?>> webhooks = webhooks(configuration);
        return !webhooks.isEmpty()
                && webhooks.stream()
                        .allMatch(webhook -> bundle.equals(client(webhook).get("caBundle")));
    }

    /**
     * Whether the webhooks in {@code configuration} say all that the {@code wanted} ones say. What a server adds by default, and the
     * bundle, does not count.
     */
    static boolean says(GenericKubernetesResource configuration, List<Map<String, Object>> wanted) {
        return holds(webhooks(configuration), wanted);
    }

    private static boolean holds(@Nullable Object found, @Nullable Object wanted) {
        if (wanted instanceof Map<?, ?> fields) {
            return found instanceof Map<?, ?> map
                    && fields.entrySet().stream().allMatch(field -> holds(map.get(field.getKey()), field.getValue()));
        }
        if (wanted instanceof List<?> items) {
            return found instanceof List<?> list
                    && list.size() == items.size()
                    && IntStream.range(0, items.size()).allMatch(i -> holds(list.get(i), items.get(i)));
        }
        return String.valueOf(wanted).equals(String.valueOf(found));
    }

    /** {@code clientConfig} of a webhook. */
    static Map<?, ?> client(Map<?, ?> webhook) {
        return webhook.get("clientConfig") instanceof Map<?, ?> client ? client : Map.of();
    }
}
