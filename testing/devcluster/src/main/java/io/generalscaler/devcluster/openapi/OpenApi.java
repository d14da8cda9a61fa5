package io.generalscaler.devcluster.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /openapi/v3} and one document for each group and version. */
public final class OpenApi {

    private static final String ROOT = "/openapi/v3";

    private final Registry registry;
    /** Clients cache documents by address and hash, and another cluster may get the same port. */
    private final String instance = UUID.randomUUID().toString();

    public OpenApi(Registry registry) {
        this.registry = registry;
    }

    /** Where the document of each group and version is. */
    public ObjectNode root() {
        ObjectNode root = Json.object();
        ObjectNode paths = root.putObject("paths");
        byGroupVersion().forEach((path, types) -> {
            String hash = instance + "-" + Integer.toHexString(types.hashCode());
            paths.putObject(path).put("serverRelativeURL", ROOT + "/" + path + "?hash=" + hash);
        });
        return root;
    }

    /**
     * The document of one group and version.
     *
     * @param path below the root, such as {@code apis/apps/v1}
     */
    public Optional<ObjectNode> document(String path) {
        List<ResourceType> types = byGroupVersion().get(path);
        if (types == null) {
            return Optional.empty();
        }
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.36.0");
        ObjectNode paths = document.putObject("paths");
        Components components = new Components();
        for (ResourceType type : types) {
            ObjectNode schema = components.use(type);
            Operations.add(paths, type, schema);
        }
        document.putObject("components").set("schemas", components.schemas());
        return Optional.of(document);
    }

    private Map<String, List<ResourceType>> byGroupVersion() {
        return registry.all().stream()
                .collect(Collectors.groupingBy(OpenApi::path, LinkedHashMap::new, Collectors.toList()));
    }

    private static String path(ResourceType type) {
        return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
    }
}
