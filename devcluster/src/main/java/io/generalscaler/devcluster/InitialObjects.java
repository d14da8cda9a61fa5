package io.generalscaler.devcluster;

import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.api.FieldValidation;
import io.generalscaler.devcluster.api.ObjectWriter;
import io.generalscaler.devcluster.api.WriteContext;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** What every cluster has from the start. */
final class InitialObjects {

    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private InitialObjects() {}

    static void create(ObjectWriter writer, Registry registry) {
        ResourceType namespaces = registry.find("", "v1", "namespaces").orElseThrow();
        for (String name : NAMESPACES) {
            var namespace = Json.object();
            namespace.putObject("metadata").put("name", name);
            writer.create(context(namespaces, "", name), namespace);
        }
    }

    private static WriteContext context(ResourceType type, String namespace, String name) {
        UserInfo system = UserInfo.of("system:apiserver", List.of(UserInfo.MASTERS));
        return new WriteContext(
                type,
                namespace,
                name,
                "",
                system,
                false,
                "kube-apiserver",
                false,
                FieldValidation.IGNORE,
                new ArrayList<>());
    }
}
