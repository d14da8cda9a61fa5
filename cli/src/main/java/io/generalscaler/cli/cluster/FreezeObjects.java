package io.generalscaler.cli.cluster;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.generalscaler.api.freeze.FreezeObject;
import io.generalscaler.engine.model.Freeze;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The freezes of a cluster. Any failure is a {@link io.generalscaler.cli.terminal.CommandFailure} with one line. */
public final class FreezeObjects {
    private final ClusterClient cluster;
    private final KubernetesClient client;

    FreezeObjects(ClusterClient cluster, KubernetesClient client) {
        this.cluster = cluster;
        this.client = client;
    }

    /** The freeze of a namespace, which may have ended; empty without one. */
    public Optional<Freeze> in(String namespace, Instant now) {
        return Optional.ofNullable(cluster.asking(() -> at(namespace).get()))
                .map(object -> FreezeObject.read(object, now));
    }

    /** All freezes by namespace. */
    public Map<String, Freeze> everywhere(Instant now) {
        Map<String, Freeze> all = new TreeMap<>();
        cluster.asking(() -> client.configMaps()
                        .inAnyNamespace()
                        .withField("metadata.name", FreezeObject.NAME)
                        .list())
                .getItems()
                .forEach(object -> all.put(object.getMetadata().getNamespace(), FreezeObject.read(object, now)));
        return all;
    }

    /** Freezes a namespace, or gives its freeze another end and reason. */
    public void lay(String namespace, Instant until, String reason) {
        cluster.asking(() -> {
            try {
                return at(namespace).patch(how(), patch(until, reason));
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                    throw e;
                }
                return client.configMaps()
                        .inNamespace(namespace)
                        .resource(object(until, reason))
                        .create();
            }
        });
    }

    /** Takes the freeze of a namespace away; false where there is none. */
    public boolean end(String namespace) {
        return !cluster.asking(() -> at(namespace).delete()).isEmpty();
    }

    private Resource<ConfigMap> at(String namespace) {
        return client.configMaps().inNamespace(namespace).withName(FreezeObject.NAME);
    }

    private static PatchContext how() {
        return new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(ClusterClient.FIELD_MANAGER)
                .build();
    }

    /** A reason that is not given is set to null, or that of an earlier freeze would stay. */
    private static String patch(Instant until, String reason) {
        ObjectNode patch = new JsonMapper().createObjectNode();
        patch.putObject("data")
                .put(FreezeObject.UNTIL, until.toString())
                .put(FreezeObject.REASON, reason.isEmpty() ? null : reason);
        return patch.toString();
    }

    private static ConfigMap object(Instant until, String reason) {
        Map<String, String> data = new HashMap<>(Map.of(FreezeObject.UNTIL, until.toString()));
        if (!reason.isEmpty()) {
            data.put(FreezeObject.REASON, reason);
        }
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(FreezeObject.NAME)
                .endMetadata()
                .withData(data)
                .build();
    }
}
