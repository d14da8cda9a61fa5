package io.generalscaler.webhook.register;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The two kinds of webhook configuration. */
enum ConfigurationKind {
    MUTATING("MutatingWebhookConfiguration", "mutatingwebhookconfigurations", "/mutate"),
    VALIDATING("ValidatingWebhookConfiguration", "validatingwebhookconfigurations", "/validate");

    static final String GROUP = "admissionregistration.k8s.io";
    static final String VERSION = "v1";

    private final String kind;
    private final String plural;
    private final String path;

    ConfigurationKind(String kind, String plural, String path) {
        this.kind = kind;
        this.plural = plural;
        this.path = path;
    }

    String kind() {
        return kind;
    }

    /** As in paths. */
    String plural() {
        return plural;
    }

    /** Where its webhooks are answered. */
    String path() {
        return path;
    }

    ResourceDefinitionContext resource() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(GROUP)
                .withVersion(VERSION)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(false)
                .build();
    }
}
