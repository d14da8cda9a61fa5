package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A write that asks for admission.
 *
 * @param object the object as it is to be; null for a delete
 * @param oldObject the object as it is; null for a create
 * @param options the {@code CreateOptions}, {@code UpdateOptions}, {@code PatchOptions} or {@code DeleteOptions} of the call
 */
public record AdmissionRequest(
        Operation operation,
        Target target,
        @Nullable ObjectNode object,
        @Nullable ObjectNode oldObject,
        Requester requester,
        boolean dryRun,
        ObjectNode options) {

    /** What is about to happen. */
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE,
        CONNECT
    }

    /**
     * What it happens to.
     *
     * @param group empty for the core group
     * @param resource the plural name, for example {@code deployments}
     * @param subresource empty for the object itself
     * @param namespace empty for a cluster-scoped object; a namespace's own name for a namespace
     * @param name empty where the server will generate it
     */
    public record Target(
            String group,
            String version,
            String kind,
            String resource,
            String subresource,
            String namespace,
            String name) {
        boolean isNamespace() {
            return group.isEmpty() && resource.equals("namespaces");
        }
    }

    /** Who asks for it. */
    public record Requester(String username, String uid, List<String> groups, Map<String, List<String>> extra) {
        public Requester {
            groups = List.copyOf(groups);
            extra = Map.copyOf(extra);
        }
    }

    /** The same request with another object. */
    public AdmissionRequest withObject(@Nullable ObjectNode changed) {
        return new AdmissionRequest(operation, target, changed, oldObject, requester, dryRun, options);
    }

    /** The same request in another version of its type. */
    AdmissionRequest in(Target other, @Nullable ObjectNode converted, @Nullable ObjectNode oldConverted) {
        return new AdmissionRequest(operation, other, converted, oldConverted, requester, dryRun, options);
    }
}
