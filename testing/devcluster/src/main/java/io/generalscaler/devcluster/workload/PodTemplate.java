package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.GoText;
import io.generalscaler.devcluster.store.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/** The pods that a workload makes, and names for what it makes. */
final class PodTemplate {
    static final String HASH_LABEL = "pod-template-hash";

    /** No vowels, so that no names become words, and none of the characters that look alike. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final String NODE = "devcluster";

    private PodTemplate() {}

    /** A short name for the content of a template: equal templates have equal names. */
    static String hash(JsonNode template) {
        CRC32C checksum = new CRC32C();
        checksum.update(GoText.json(plain(template)).getBytes(StandardCharsets.UTF_8));
        StringBuilder hash = new StringBuilder();
        for (char digit : Long.toString(checksum.getValue()).toCharArray()) {
            hash.append(LETTERS.charAt(digit - '0'));
        }
        return hash.toString();
    }

    static boolean same(JsonNode template, JsonNode other) {
        return plain(template).equals(plain(other));
    }

    /** The template without the label that is put into it. */
    private static JsonNode plain(JsonNode template) {
        JsonNode copy = template.deepCopy();
        if (copy.path("metadata").get("labels") instanceof ObjectNode labels) {
            labels.remove(HASH_LABEL);
        }
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("creationTimestamp");
            if (metadata.path("labels").isEmpty()) {
                metadata.remove("labels");
            }
            if (metadata.isEmpty()) {
                ((ObjectNode) copy).remove("metadata");
            }
        }
        return copy;
    }

    static String randomName(String base, RandomGenerator random) {
        StringBuilder name = new StringBuilder(base).append('-');
        for (int i = 0; i < 5; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** A new pod of a workload, already assigned to the node. */
    static Change.Create pod(Resource owner, String kind, String name) {
        JsonNode template = owner.spec().path("template");
        ObjectNode pod = object("v1", "Pod");
        ObjectNode metadata = pod.putObject("metadata");
        metadata.put("name", name).put("namespace", owner.key().namespace());
        for (String field : new String[] {"labels", "annotations", "finalizers"}) {
            JsonNode value = template.path("metadata").path(field);
            if (!value.isMissingNode()) {
                metadata.set(field, value.deepCopy());
            }
        }
        metadata.putArray("ownerReferences").add(reference(owner, "apps/v1", kind));
        JsonNode spec = template.path("spec");
        pod.set("spec", spec.isObject() ? spec.deepCopy() : JsonNodeFactory.instance.objectNode());
        assign((ObjectNode) pod.get("spec"));
        return new Change.Create(new ObjectKey(Resource.PODS, owner.key().namespace(), name), pod);
    }

    /** Puts a pod on the node, unless it names one. */
    static void assign(ObjectNode podSpec) {
        if (podSpec.path("nodeName").asText("").isEmpty()) {
            podSpec.put("nodeName", NODE);
        }
    }

    static ObjectNode object(String apiVersion, String kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", apiVersion)
                .put("kind", kind);
    }

    /** The reference by which an owner controls what it made. */
    static ObjectNode reference(Resource owner, String apiVersion, String kind) {
        return object(apiVersion, kind)
                .put("name", owner.name())
                .put("uid", owner.uid())
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }
}
