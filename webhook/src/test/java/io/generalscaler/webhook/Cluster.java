package io.generalscaler.webhook;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import io.generalscaler.devcluster.fault.Cable;
import io.generalscaler.kube.connect.Clients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Kubernetes API with GeneralScaler's manifests installed, an administrator's client, and the webhook's own. */
public final class Cluster implements AutoCloseable {
    public static final String NAMESPACE = "generalscaler-system";
    private static final Path MANIFESTS = Path.of("../deploy/manifests/generalscaler.yaml");

    private final DevCluster api = DevCluster.start(DevClusterOptions.defaults());
    private final KubernetesClient admin = api.client();
    private final Cable cable =
            new Cable(URI.create(admin.getMasterUrl().toString()).getPort());
    private final List<KubernetesClient> clients = new ArrayList<>(List.of(admin));

    /** Everything that the manifests hold. */
    public static Cluster installed() {
        var cluster = new Cluster();
        cluster.namespace(NAMESPACE);
        cluster.namespace("shop");
        try (var manifests = Files.newInputStream(MANIFESTS)) {
            for (HasMetadata object : cluster.admin.load(manifests).items()) {
                if (!object.getKind().equals("Namespace")) {
                    cluster.admin.resource(object).create();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cluster;
    }

    private void namespace(String name) {
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    public DevCluster api() {
        return api;
    }

    public KubernetesClient admin() {
        return admin;
    }

    /** The webhook's client, with the rights that the manifests give it and no others, on {@link #cable()}. */
    public KubernetesClient webhook() {
        Config config = Config.fromKubeconfig(api.kubeconfigForServiceAccount(NAMESPACE, "generalscaler-webhook")
                .text());
        config.setMasterUrl("https://127.0.0.1:" + cable.port() + "/");
        KubernetesClient client = Clients.watching(config, List.of());
        clients.add(client);
        return client;
    }

    /** The webhook's way to the API. */
    public Cable cable() {
        return cable;
    }

    /** Creates the object in {@code yaml}. */
    public GenericKubernetesResource create(String yaml) {
        var object = admin.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        return admin.genericKubernetesResources(object.getApiVersion(), object.getKind())
                .resource(object)
                .create();
    }

    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
        cable.close();
        api.close();
    }
}
