package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.admission.AdmissionRequest.Operation;
import io.generalscaler.devcluster.admission.AdmissionRequest.Target;
import io.generalscaler.devcluster.select.LabelSelector;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides whether a webhook or a policy is asked about a request, and in which version it wants to see it. */
final class Matching {
    /** Webhooks cannot lock themselves in. */
    private static final Set<String> EXEMPT = Set.of(
            "validatingwebhookconfigurations",
            "mutatingwebhookconfigurations",
            "validatingadmissionpolicies",
            "validatingadmissionpolicybindings",
            "mutatingadmissionpolicies",
            "mutatingadmissionpolicybindings");

    private final Function<String, @Nullable ObjectNode> namespaces;
    private final Equivalence equivalence;

    Matching(Function<String, @Nullable ObjectNode> namespaces, Equivalence equivalence) {
        this.namespaces = namespaces;
        this.equivalence = equivalence;
    }

    static boolean exempt(Target target) {
        return target.group().equals("admissionregistration.k8s.io") && EXEMPT.contains(target.resource());
    }

    /** The request in the version in which the criteria want it; null where they do not fit. */
    @Nullable AdmissionRequest seen(Criteria criteria, AdmissionRequest request) {
        Target target = match(criteria, request);
        if (target == null || target.equals(request.target())) {
            return target == null ? null : request;
        }
        return request.in(target, converted(request.object(), target), converted(request.oldObject(), target));
    }

    private @Nullable ObjectNode converted(@Nullable ObjectNode object, Target target) {
        return object == null ? null : equivalence.convert(object.deepCopy(), target);
    }

    private @Nullable Target match(Criteria criteria, AdmissionRequest request) {
        if (!namespaceFits(criteria, request) || !objectFits(criteria, request)) {
            return null;
        }
        Target target = request.target();
        if (Rules.match(criteria.rules(), request.operation(), target)) {
            return target;
        }
        if (criteria.equivalent()) {
            for (Target other : equivalence.others(target)) {
                if (Rules.match(criteria.rules(), request.operation(), other)) {
                    return other;
                }
            }
        }
        return null;
    }

    private boolean namespaceFits(Criteria criteria, AdmissionRequest request) {
        Target target = request.target();
        JsonNode selector = criteria.source().path("namespaceSelector");
        boolean clusterScoped = target.namespace().isEmpty() && !target.isNamespace();
        if (selector.isEmpty() || clusterScoped) {
            return true;
        }
        boolean written = request.operation() == Operation.CREATE || request.operation() == Operation.UPDATE;
        ObjectNode namespace = target.isNamespace() && target.subresource().isEmpty() && written
                ? request.object()
                : namespaces.apply(target.namespace());
        if (namespace == null) {
            throw AdmissionRefusal.internal("namespaces " + target.namespace() + " not found");
        }
        return LabelSelector.of(selector).matches(namespace);
    }

    private static boolean objectFits(Criteria criteria, AdmissionRequest request) {
        JsonNode selector = criteria.source().path("objectSelector");
        if (selector.isEmpty()) {
            return true;
        }
        ObjectNode object = request.object();
        ObjectNode oldObject = request.oldObject();
        return (object != null && LabelSelector.of(selector).matches(object))
                || (oldObject != null && LabelSelector.of(selector).matches(oldObject));
    }
}
