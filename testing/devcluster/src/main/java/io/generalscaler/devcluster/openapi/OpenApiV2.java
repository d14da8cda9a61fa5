package io.generalscaler.devcluster.openapi;

import io.generalscaler.devcluster.protobuf.WireWriter;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;

/**
 * {@code /openapi/v2}, which older clients (kubectl 1.28) ask which types can be patched with which parameters. It names
 * the operations and no schemas: those are in version 3. Its form is the protobuf of the document (gnostic).
 */
public final class OpenApiV2 {

    public static final String CONTENT_TYPE = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private static final int SWAGGER = 1;
    private static final int INFO = 2;
    private static final int PATHS = 8;
    private static final int PATH = 2;
    private static final int PATCH = 8;
    private static final int PARAMETERS = 8;
    private static final int VENDOR_EXTENSION = 13;

    private final Registry registry;

    public OpenApiV2(Registry registry) {
        this.registry = registry;
    }

    /** The whole document. */
    public byte[] document() {
        WireWriter paths = new WireWriter();
        registry.all().stream()
                .filter(type -> type.verbs().contains("patch"))
                .forEach(type -> paths.message(PATH, named(path(type), new WireWriter().message(PATCH, patch(type)))));
        return new WireWriter()
                .text(SWAGGER, "2.0")
                .message(INFO, new WireWriter().text(1, "Kubernetes").text(2, "v1.36.0"))
                .message(PATHS, paths)
                .toBytes();
    }

    private static String path(ResourceType type) {
        return (type.group().isEmpty() ? "/api/" : "/apis/") + type.apiVersion() + "/"
                + (type.namespaced() ? "namespaces/{namespace}/" : "") + type.plural() + "/{name}";
    }

    private static WireWriter named(String name, WireWriter value) {
        return new WireWriter().text(1, name).message(2, value);
    }

    private static WireWriter patch(ResourceType type) {
        WireWriter operation = new WireWriter();
        for (String name : Operations.WRITE_PARAMETERS) {
            WireWriter query = new WireWriter().text(2, "query").text(4, name).text(6, "string");
            WireWriter nonBody = new WireWriter().message(3, query);
            WireWriter parameter = new WireWriter().message(2, nonBody);
            operation.message(PARAMETERS, new WireWriter().message(1, parameter));
        }
        String kind = "group: \"%s\"\nkind: %s\nversion: %s\n".formatted(type.group(), type.kind(), type.version());
        return operation.message(
                VENDOR_EXTENSION, named("x-kubernetes-group-version-kind", new WireWriter().text(2, kind)));
    }
}
