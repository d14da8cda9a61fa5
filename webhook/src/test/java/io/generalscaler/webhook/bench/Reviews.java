package io.generalscaler.webhook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reviews as an API server sends them, each to {@code /mutate} and then to {@code /validate}. Of twenty objects eight are new, ten are
 * changed ones with all that a controller has written into their status, and two are refused: one because of its spec, one because
 * another autoscaler has its target.
 */
final class Reviews {
    private static final String ALLOWED = "\"allowed\":true";
    private static final String REFUSED = "\"allowed\":false";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Workloads workloads;
    private final List<ObjectNode> stored;
    private final JsonNode status;

    private Reviews(Workloads workloads, List<ObjectNode> stored) throws IOException {
        this.workloads = workloads;
        this.stored = stored;
        try (InputStream in = Reviews.class.getResourceAsStream("/bench/status.json")) {
            this.status = mapper.readTree(Objects.requireNonNull(in));
        }
    }

    /**
     * Requests for so many objects.
     *
     * @param stored the GeneralScalers of the cluster
     */
    static List<Request> of(Workloads workloads, List<ObjectNode> stored, int objects) throws IOException {
        var reviews = new Reviews(workloads, stored);
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < objects; i++) {
            String proof = i % 20 < 18 ? ALLOWED : REFUSED;
            byte[] body = reviews.body(i);
            requests.add(Request.post("/mutate", body, proof));
            requests.add(Request.post("/validate", body, proof));
        }
        return requests;
    }

    private byte[] body(int number) throws IOException {
        // Neighbours in the list are far from each other in the caches.
        int spread = number * 7919;
        return switch (number % 20) {
            case 0, 2, 4, 6, 8, 10, 12, 14 -> create(number, workloads.free(spread));
            case 18 -> broken(number, workloads.free(spread));
            case 19 -> create(number, number % 40 == 19 ? workloads.scaled(spread) : workloads.withAutoscaler(spread));
            default -> update(stored.get(spread % stored.size()));
        };
    }

    private byte[] create(int number, String target) throws IOException {
        return review(number, "CREATE", fresh(number, target), null);
    }

    /** One that means another field and another budget, or one that means another time zone. */
    private byte[] broken(int number, String target) throws IOException {
        ObjectNode object = fresh(number, target);
        ObjectNode spec = object.withObject("/spec");
        if (number % 40 == 18) {
            spec.put("minReplicas", 50).put("maxReplica", 10);
            spec.withObject("/budget").put("maxMonthlyCost", -1);
        } else {
            spec.withObject("/schedule").put("timezone", "Europe/Berln");
        }
        return review(number, "CREATE", object, null);
    }

    private byte[] update(ObjectNode before) throws IOException {
        ObjectNode old = before.deepCopy();
        old.set("status", status);
        ObjectNode now = old.deepCopy();
        now.withObject("/spec").put("maxReplicas", 25);
        now.withObject("/metadata").put("generation", 2);
        return review(before.hashCode(), "UPDATE", now, old);
    }

    /** As it is after the API server has set defaults and its own metadata. */
    private ObjectNode fresh(int number, String target) throws IOException {
        String name = "new-" + number;
        ObjectNode like = stored.get(number % stored.size());
        ObjectNode object = (ObjectNode) mapper.readTree(Workloads.scaler(name, target, number / 2));
        ObjectNode metadata = like.get("metadata").deepCopy();
        metadata.put("name", name).remove("resourceVersion");
        metadata.put("uid", "0c7d1b9a-0000-4000-8000-%012d".formatted(number));
        object.set("metadata", metadata);
        object.withObject("/spec").put("mode", "Apply");
        return object;
    }

    private byte[] review(int number, String operation, ObjectNode object, ObjectNode old) throws IOException {
        ObjectNode review = (ObjectNode) mapper.readTree("""
                {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": {
                 "uid": "6b9d9a1e-2f0c-4f3e-8f39-%012d",
                 "kind": {"group": "autoscaling.generalscaler.io", "version": "v1alpha1", "kind": "GeneralScaler"},
                 "resource": {"group": "autoscaling.generalscaler.io", "version": "v1alpha1", "resource": "generalscalers"},
                 "requestKind": {"group": "autoscaling.generalscaler.io", "version": "v1alpha1", "kind": "GeneralScaler"},
                 "requestResource": {"group": "autoscaling.generalscaler.io", "version": "v1alpha1",
                  "resource": "generalscalers"},
                 "name": "", "namespace": "shop", "operation": "%s",
                 "userInfo": {"username": "jane@example.com", "groups": ["developers", "system:authenticated"],
                  "extra": {"authentication.kubernetes.io/credential-id": ["JTI=7ee52be0-9045-4653-aa5e-0da57b8dccdc"]}},
                 "object": null, "oldObject": null, "dryRun": false,
                 "options": {"kind": "%s", "apiVersion": "meta.k8s.io/v1", "fieldManager": "kubectl-client-side-apply",
                  "fieldValidation": "Strict"}}}""".formatted(
                        Math.abs(number), operation, operation.equals("CREATE") ? "CreateOptions" : "UpdateOptions"));
        ObjectNode request = review.withObject("/request");
        request.put("name", object.at("/metadata/name").asText());
        request.set("object", object);
        request.set("oldObject", old);
        return mapper.writeValueAsBytes(review);
    }
}
