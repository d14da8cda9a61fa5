package io.generalscaler.webhook.register;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.generalscaler.kube.watch.LastingWatch;
import io.generalscaler.kube.watch.WatchListener;
import io.generalscaler.kube.watch.WatchOutages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One webhook configuration, followed by a watch of its name. What is written is judged by the watch alone, as API servers do: a
 * bundle counts as there once the watch shows it.
 *
 * <p>Registered by URL, it can call one process only. The last one that starts has it: who was called before and sees another's address
 * leaves that alone, or the two would write over each other for ever.
 */
final class WatchedConfiguration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedConfiguration.class);
    private static final int HTTP_UNPROCESSABLE = 422;

    private final KubernetesClient client;
    private final ConfigurationKind kind;
    private final String name;
    private final Optional<UrlWebhooks> byUrl;
    private final LastingWatch<GenericKubernetesResource> watch;

    /** As the watch showed it last. */
    private volatile Optional<GenericKubernetesResource> seen = Optional.empty();

    /** Once the watch has shown our own address. */
    private boolean registered;

    /** Once it then showed another's. */
    private boolean ceded;

    /** @param byUrl what is registered by URL; empty where the installed manifests registered the Service */
    WatchedConfiguration(
            KubernetesClient client,
            ConfigurationKind kind,
            String name,
            Optional<UrlWebhooks> byUrl,
            Runnable onNews,
            WatchOutages outages) {
        this.client = client;
        this.kind = kind;
        this.name = name;
        this.byUrl = byUrl;
        this.watch = new LastingWatch<>(
                kind.plural(),
                client.genericKubernetesResources(kind.resource()).withName(name),
                GenericKubernetesResource::new,
                new Kept(onNews),
                outages);
    }

    void start() {
        watch.start();
    }

    @Override
    public void close() {
        watch.close();
    }

    /** Looks after the watch. */
    void tend() {
        watch.tend();
    }

    /** Whether every webhook in it trusts exactly {@code bundle} (base64, as {@code caBundle} holds it). */
    boolean trusts(String bundle) {
        return seen.filter(found -> Registration.trusts(found, bundle)).isPresent();
    }

    /** Whether requests arrive where they should: here, unless another process has taken over since. */
    boolean isRegistered() {
        return byUrl.isEmpty()
                || ceded
                || seen.filter(found -> Registration.says(found, byUrl.get().of(kind)))
                        .isPresent();
    }

    /**
     * Makes it trust {@code bundle}, if it does not yet: by a patch of what differs, or, when registered by URL, of the whole
     * list, or by creating it. A configuration that changed since the watch last told is left for the next round, and one that
     * another process has taken over is left to that.
     *
     * @throws RegistrationException if it cannot be written
     */
    void publish(String bundle) throws RegistrationException {
        if (!watch.isSynced()) {
            return;
        }
        Optional<GenericKubernetesResource> found = seen;
        if (byUrl.isPresent() && isAnothers(found, byUrl.get())) {
            return;
        }
        try {
            if (found.isEmpty()) {
                create(bundle);
            } else if (byUrl.isPresent()
                    && !Registration.says(found.get(), byUrl.get().of(kind))) {
                patch(found.get(), PatchType.JSON_MERGE, replaced(found.get(), byUrl.get(), bundle));
            } else if (!Registration.trusts(found.get(), bundle)) {
                patch(found.get(), PatchType.JSON, withBundle(found.get(), bundle));
            }
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT || e.getCode() == HTTP_UNPROCESSABLE) {
                LOG.atInfo()
                        .addKeyValue("kind", kind.kind())
                        .addKeyValue("code", e.getCode())
                        .log("Changed meanwhile; looking again");
                return;
            }
            throw failure(found.isEmpty() ? "create" : "patch", e);
        }
    }

    private boolean isAnothers(Optional<GenericKubernetesResource> found, UrlWebhooks byUrl) {
        List<String> addresses = found.map(Registration::urls).orElse(List.of());
        boolean ours = addresses.equals(List.of(byUrl.address(kind)));
        boolean others = registered && !ours && !addresses.isEmpty();
        if (others && !ceded) {
            LOG.atWarn()
                    .addKeyValue("kind", kind.kind())
                    .addKeyValue("name", name)
                    .addKeyValue("url", addresses.getFirst())
                    .log("Another process has registered its address; this one is not called any more");
        }
        registered |= ours;
        ceded = others;
        return others;
    }

    private void create(String bundle) throws RegistrationException {
        if (byUrl.isEmpty()) {
            throw new RegistrationException(
                    kind.kind() + " " + name + " is not there; install the manifests or the chart");
        }
        var configuration = new GenericKubernetesResource();
        configuration.setApiVersion(ConfigurationKind.GROUP + "/" + ConfigurationKind.VERSION);
        configuration.setKind(kind.kind());
        configuration.setMetadata(new ObjectMetaBuilder().withName(name).build());
        configuration.setAdditionalProperty("webhooks", webhooks(byUrl.get(), bundle));
        client.genericKubernetesResources(kind.resource())
                .resource(configuration)
                .create();
        LOG.atInfo().addKeyValue("kind", kind.kind()).addKeyValue("name", name).log("Registered");
    }

    /** Patches what the watch showed: by name alone, the client would read the object first, a right that is not needed else. */
    private void patch(GenericKubernetesResource found, PatchType type, Object patch) {
        client.genericKubernetesResources(kind.resource())
                .resource(found)
                .patch(
                        PatchContext.of(type),
                        client.getKubernetesSerialization().asJson(patch));
        LOG.atInfo().addKeyValue("kind", kind.kind()).addKeyValue("name", name).log("CA bundle written");
    }

    /** Only the bundles that differ, and only if nobody else wrote meanwhile. */
    private List<Map<String, Object>> withBundle(GenericKubernetesResource found, String bundle) {
        var operations = new ArrayList<Map<String, Object>>();
        operations.add(Map.of("op", "test", "path", "/metadata/resourceVersion", "value", version(found)));
        List<Map<?, ?>> webhooks = Registration.webhooks(found);
        for (int i = 0; i < webhooks.size(); i++) {
            if (!bundle.equals(Registration.client(webhooks.get(i)).get("caBundle"))) {
                operations.add(
                        Map.of("op", "add", "path", "/webhooks/" + i + "/clientConfig/caBundle", "value", bundle));
            }
        }
        return operations;
    }

    private Map<String, Object> replaced(GenericKubernetesResource found, UrlWebhooks byUrl, String bundle) {
        return Map.of("metadata", Map.of("resourceVersion", version(found)), "webhooks", webhooks(byUrl, bundle));
    }

    private List<Map<String, Object>> webhooks(UrlWebhooks byUrl, String bundle) {
        var webhooks = new ArrayList<Map<String, Object>>();
        for (Map<String, Object> webhook : byUrl.of(kind)) {
            var full = new LinkedHashMap<>(webhook);
            var clientConfig = new LinkedHashMap<Object, Object>(Registration.client(webhook));
            clientConfig.put("caBundle", bundle);
            full.put("clientConfig", clientConfig);
            webhooks.add(full);
        }
        return webhooks;
    }

    private static String version(GenericKubernetesResource found) {
        return String.valueOf(found.getMetadata().getResourceVersion());
    }

    private RegistrationException failure(String verb, KubernetesClientException e) {
        String why = e.getCode() == HTTP_FORBIDDEN
                ? "this account may not " + verb + " it"
                        + (verb.equals("create") ? "; install the manifests first" : "")
                : String.valueOf(e.getMessage());
        return new RegistrationException(kind.kind() + " " + name + ": " + why, e);
    }

    /** Keeps what the watch shows, and passes on that there are news. */
    private final class Kept implements WatchListener<GenericKubernetesResource> {
        private final Runnable onNews;

        Kept(Runnable onNews) {
            this.onNews = onNews;
        }

        @Override
        public void seen(GenericKubernetesResource object) {
            seen = Optional.of(object);
            onNews.run();
        }

        @Override
        public void gone(GenericKubernetesResource object) {
            seen = Optional.empty();
            onNews.run();
        }

        @Override
        public void listed() {
            onNews.run();
        }
    }
}
