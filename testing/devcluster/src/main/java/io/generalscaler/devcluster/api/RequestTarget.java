package io.generalscaler.devcluster.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What a URL path points at. */
public sealed interface RequestTarget {

    /** Discovery, health, OpenAPI: whatever is not an object or a collection. */
    record Path(String path) implements RequestTarget {}

    /**
     * Objects of a type. Absent parts are empty strings.
     *
     * @param namespace for a namespace object itself, its own name
     */
    record Resource(String group, String version, String namespace, String plural, String name, String subresource)
            implements RequestTarget {

        Resource withName(String one) {
            return new Resource(group, version, namespace, plural, one, subresource);
        }
    }

    /** Reads the path of a URL, without its query. */
    static RequestTarget of(String path) {
        List<String> parts = Stream.of(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        if (parts.size() > 2 && parts.getFirst().equals("api")) {
            return resource("", parts.get(1), parts.subList(2, parts.size()), path);
        }
        if (parts.size() > 3 && parts.getFirst().equals("apis")) {
            return resource(parts.get(1), parts.get(2), parts.subList(3, parts.size()), path);
        }
        return new Path(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private static RequestTarget resource(String group, String version, List<String> parts, String path) {
        boolean scoped = parts.getFirst().equals("namespaces") && parts.size() > 2 && !isOfNamespace(parts.get(2));
        List<String> rest = scoped ? parts.subList(2, parts.size()) : parts;
        if (rest.size() > 3) {
            return new Path(path);
        }
        String name = rest.size() > 1 ? rest.get(1) : "";
        String subresource = rest.size() > 2 ? rest.get(2) : "";
        boolean isNamespace = !scoped && group.isEmpty() && rest.getFirst().equals("namespaces");
        String namespace = scoped ? parts.get(1) : isNamespace ? name : "";
        return new Resource(group, version, namespace, rest.getFirst(), name, subresource);
    }

    /** The subresources of a namespace, which no type of a namespace is called. */
    private static boolean isOfNamespace(String part) {
        return part.equals("status") || part.equals("finalize");
    }
}
