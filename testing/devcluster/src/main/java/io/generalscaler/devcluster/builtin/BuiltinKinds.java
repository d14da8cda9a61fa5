package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Defaults and checks of all built-in kinds. */
public final class BuiltinKinds {

    private final Defaults defaults = Defaults.load();
    private final AtomicInteger addresses = new AtomicInteger();

    /** Puts defaults where fields are absent, in place. */
    public void complete(String collection, ObjectNode object, Optional<ObjectNode> old) {
        if (collection.equals("services")) {
            clusterIp(Json.objectAt(object, "spec"), old);
        }
        defaults.apply(collection, object);
        DerivedDefaults.apply(collection, object);
    }

    /** A service keeps its address; a new one gets the next of 10.96.0.0/16. */
    private void clusterIp(ObjectNode spec, Optional<ObjectNode> old) {
        if (spec.has("clusterIP")) {
            return;
        }
        String kept =
                old.map(live -> Json.textOrEmpty(live, "spec", "clusterIP")).orElse("");
        if (kept.isEmpty()) {
            int next = addresses.incrementAndGet();
            spec.put("clusterIP", "10.96." + (next / 250) + "." + (1 + next % 250));
        } else {
            spec.put("clusterIP", kept);
        }
    }

    /** Everything that is wrong with an object of a built-in kind. */
    public List<Cause> check(String collection, ObjectNode object, Optional<ObjectNode> old) {
        if (collection.endsWith("webhookconfigurations.admissionregistration.k8s.io")) {
            return WebhookChecks.check(object);
        }
        if (collection.startsWith("validatingadmissionpolic")) {
            return PolicyChecks.check(object);
        }
        if (collection.equals("customresourcedefinitions.apiextensions.k8s.io")) {
            return DefinitionChecks.check(object);
        }
        return KindChecks.check(collection, object, old);
    }
}
