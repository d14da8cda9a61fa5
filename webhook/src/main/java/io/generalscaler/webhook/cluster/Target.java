package io.generalscaler.webhook.cluster;

/**
 * A workload that something scales. The version of its API does not matter: {@code apps/v1} and {@code apps/v1beta2} name the
 * same Deployment.
 *
 * @param group API group, such as {@code apps}
 */
public record Target(String namespace, String group, String kind, String name) {
    /** The target that an {@code apiVersion} such as {@code apps/v1} names. */
    public static Target of(String namespace, String apiVersion, String kind, String name) {
        int slash = apiVersion.indexOf('/');
        return new Target(namespace, slash < 0 ? "" : apiVersion.substring(0, slash), kind, name);
    }

    /** A Deployment. */
    public static Target deployment(String namespace, String name) {
        return new Target(namespace, "apps", "Deployment", name);
    }

    /** Whether this is a Deployment. */
    public boolean isDeployment() {
        return group.equals("apps") && kind.equals("Deployment");
    }

    /** As people write it: {@code Deployment worker}. */
    public String words() {
        return kind + " " + name;
    }
}
