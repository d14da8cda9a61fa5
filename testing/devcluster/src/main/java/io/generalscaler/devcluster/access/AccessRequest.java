package io.generalscaler.devcluster.access;

/**
 * What somebody wants to do. Absent parts are empty.
 *
 * @param path set for what is not a resource, such as {@code /healthz}; then the parts of a resource are empty
 */
public record AccessRequest(
        UserInfo user,
        String verb,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name,
        String path) {

    /** For a path that is not a resource. */
    public static AccessRequest ofPath(UserInfo user, String verb, String path) {
        return new AccessRequest(user, verb, "", "", "", "", "", path);
    }

    /** As rules name it: {@code deployments/scale}. */
    String qualifiedResource() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }

    /** Why it is refused, in the API server's words. */
    public String refusal() {
        String who = "User \"" + user.name() + "\" cannot " + verb + " ";
        if (!path.isEmpty()) {
            return who + "path \"" + path + "\"";
        }
        String where = namespace.isEmpty() ? " at the cluster scope" : " in the namespace \"" + namespace + "\"";
        return who + "resource \"" + qualifiedResource() + "\" in API group \"" + group + "\"" + where;
    }

    AccessRequest as(UserInfo other) {
        return new AccessRequest(other, verb, group, resource, subresource, namespace, name, path);
    }
}
