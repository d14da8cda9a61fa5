package io.generalscaler.kube.write;

/**
 * Where something stands below an API server's address, put together from its parts.
 *
 * @param text absolute, for example {@code /api/v1/namespaces/a/secrets/b}
 */
public record ResourcePath(String text) {

    /** A group and version, which answers what kinds it has: {@code /apis/apps/v1}, or {@code /api/v1} of the core group. */
    public static ResourcePath of(String apiVersion) {
        return new ResourcePath((apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion);
    }

    /**
     * All objects of a kind in a namespace.
     *
     * @param apiVersion group and version
     * @param plural the kind as in paths
     */
    public static ResourcePath of(String apiVersion, String namespace, String plural) {
        return of(apiVersion).then("namespaces").then(namespace).then(plural);
    }

    /** One step further down: the name of an object in its collection, or a subresource of an object. */
    public ResourcePath then(String part) {
        return new ResourcePath(text + "/" + part);
    }

    @Override
    public String toString() {
        return text;
    }
}
