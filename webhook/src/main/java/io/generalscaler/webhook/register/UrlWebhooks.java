package io.generalscaler.webhook.register;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The webhooks of a configuration as they are registered by URL: those of the installed manifests, called at an address outside of
 * the cluster.
 */
public final class UrlWebhooks {
    private static final String RESOURCE = "/webhook-configurations.yaml";

    private final URI base;
    private final String ownNamespace;
    private final KubernetesSerialization yaml;

    /**
     * Checks the address.
     *
     * @param base {@code https://host:port}, as API servers reach it
     * @throws IllegalArgumentException if it is anything else
     */
    public UrlWebhooks(URI base, String ownNamespace, KubernetesSerialization yaml) {
        boolean plain = base.getRawPath() == null
                || base.getRawPath().isEmpty()
                || base.getRawPath().equals("/");
        if (!"https".equals(base.getScheme()) || base.getHost() == null || !plain || base.getRawQuery() != null) {
            throw new IllegalArgumentException("'" + base + "' is no address such as https://host:port");
        }
        this.base = base;
        this.ownNamespace = ownNamespace;
        this.yaml = yaml;
    }

    /** The host of the address, which the certificate must name; without the brackets of an IPv6 literal. */
    public String host() {
        String host = base.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Where the webhooks of {@code kind} are called. */
    String address(ConfigurationKind kind) {
        return base.resolve(kind.path()).toString();
    }

    /** The webhooks of {@code kind}, with their addresses and without a bundle. */
    List<Map<String, Object>> of(ConfigurationKind kind) {
        var webhooks = new ArrayList<Map<String, Object>>();
        for (String document : text().split("\n---\n", -1)) {
            Map<String, Object> configuration = yaml.unmarshal(document, new TypeReference<Map<String, Object>>() {});
            if (kind.kind().equals(configuration.get("kind"))
                    && configuration.get("webhooks") instanceof List<?> templates) {
                templates.forEach(template -> webhooks.add(webhook(template, kind)));
            }
        }
        return webhooks;
    }

    private Map<String, Object> webhook(Object template, ConfigurationKind kind) {
        var webhook = new LinkedHashMap<String, Object>();
        if (template instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> webhook.put(String.valueOf(name), value));
        }
        webhook.put("clientConfig", Map.of("url", address(kind)));
        webhook.put(
                "namespaceSelector",
                Map.of(
                        "matchExpressions",
                        List.of(Map.of(
                                "key",
                                "kubernetes.io/metadata.name",
                                "operator",
                                "NotIn",
                                "values",
                                List.of("kube-system", ownNamespace)))));
        return webhook;
    }

    private static String text() {
        try (InputStream in = UrlWebhooks.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
