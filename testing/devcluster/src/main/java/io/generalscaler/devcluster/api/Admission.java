package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.access.AccessRequest;
import io.generalscaler.devcluster.access.Rbac;
import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.admission.AdmissionChain;
import io.generalscaler.devcluster.admission.AdmissionRefusal;
import io.generalscaler.devcluster.admission.AdmissionRequest;
import io.generalscaler.devcluster.admission.AdmissionRequest.Operation;
import io.generalscaler.devcluster.admission.Policies;
import io.generalscaler.devcluster.admission.WebhookClient;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.schema.cel.Authorizer;
import io.generalscaler.devcluster.store.ObjectKey;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.StatusException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Asks the webhooks and policies that are registered at that moment about a write. */
public final class Admission implements AutoCloseable {

    private static final String GROUP = ".admissionregistration.k8s.io";

    private final Store store;
    private final WebhookClient client;
    private final AdmissionChain chain;
    private final Policies policies;

    public Admission(Store store, Registry registry, Rbac rbac) {
        this.store = store;
        this.client = new WebhookClient(new EndpointResolver(store));
        OtherVersions otherVersions = new OtherVersions(registry);
        this.chain = new AdmissionChain(
                () -> configurations("mutatingwebhookconfigurations"),
                () -> configurations("validatingwebhookconfigurations"),
                this::namespace,
                otherVersions,
                client);
        this.policies = new Policies(
                () -> configurations("validatingadmissionpolicies"),
                () -> configurations("validatingadmissionpolicybindings"),
                this::namespace,
                otherVersions,
                who -> rights(rbac, new UserInfo(who.username(), who.uid(), who.groups())));
    }

    private static Authorizer rights(Rbac rbac, UserInfo user) {
        return check -> rbac.allows(new AccessRequest(
                user,
                check.verb(),
                check.group(),
                check.resource(),
                check.subresource(),
                check.namespace(),
                check.name(),
                ""));
    }

    private @Nullable ObjectNode namespace(String name) {
        return store.get(new ObjectKey("namespaces", "", name)).orElse(null);
    }

    private List<ObjectNode> configurations(String plural) {
        return store.list(plural + GROUP, "").items();
    }

    /**
     * The object as the mutating webhooks want it.
     *
     * @param live null on creation
     * @param completion what is done with an object that a webhook changed
     */
    ObjectNode mutate(
            WriteContext context, ObjectNode object, @Nullable ObjectNode live, UnaryOperator<ObjectNode> completion) {
        boolean scale = context.subresource().equals("scale");
        AdmissionRequest request = request(context, object, live);
        ObjectNode mutated = refusing(
                () -> chain.mutate(request, scale ? UnaryOperator.identity() : completion, context.warnings()::add));
        if (mutated == null) {
            return object;
        }
        return scale ? Scales.applied(context.type(), mutated, object) : mutated;
    }

    /** Asks policies, then the validating webhooks; {@code object} is null for a delete, {@code live} for a creation. */
    void validate(WriteContext context, @Nullable ObjectNode object, @Nullable ObjectNode live) {
        AdmissionRequest request = request(context, object, live);
        refusing(() -> {
            policies.validate(request, context.warnings()::add);
            chain.validate(request, context.warnings()::add);
            return request;
        });
    }

    private static <T extends @Nullable Object> T refusing(Supplier<T> asking) {
        try {
            return asking.get();
        } catch (AdmissionRefusal refusal) {
            throw new StatusException(refusal.status());
        }
    }

    private static AdmissionRequest request(
            WriteContext context, @Nullable ObjectNode object, @Nullable ObjectNode live) {
        Operation operation = object == null ? Operation.DELETE : live == null ? Operation.CREATE : Operation.UPDATE;
        UserInfo user = context.user();
        return new AdmissionRequest(
                operation,
                target(context),
                seen(context, object),
                seen(context, live),
                new AdmissionRequest.Requester(user.name(), user.uid(), user.groups(), Map.of()),
                context.dryRun(),
                options(context, operation));
    }

    private static AdmissionRequest.Target target(WriteContext context) {
        boolean isNamespace = context.type().collection().equals("namespaces");
        return new AdmissionRequest.Target(
                context.type().group(),
                context.type().version(),
                context.type().kind(),
                context.type().plural(),
                context.subresource(),
                isNamespace ? context.name() : context.namespace(),
                context.name());
    }

    /** A write to {@code /scale} is about a Scale. */
    private static @Nullable ObjectNode seen(WriteContext context, @Nullable ObjectNode object) {
        return object != null && context.subresource().equals("scale") ? Scales.of(context.type(), object) : object;
    }

    private static ObjectNode options(WriteContext context, Operation operation) {
        String kind = switch (operation) {
            case CREATE -> "CreateOptions";
            case DELETE -> "DeleteOptions";
            case UPDATE, CONNECT -> context.apply() ? "PatchOptions" : "UpdateOptions";
        };
        ObjectNode options = Json.object().put("kind", kind).put("apiVersion", "meta.k8s.io/v1");
        if (context.dryRun()) {
            options.putArray("dryRun").add("All");
        }
        if (operation != Operation.DELETE) {
            options.put("fieldManager", context.manager());
        }
        return options;
    }

    @Override
    public void close() {
        client.close();
    }
}
