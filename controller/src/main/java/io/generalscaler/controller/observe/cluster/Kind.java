package io.generalscaler.controller.observe.cluster;

/**
 * A kind of workload. The version is not part of it: the same workload may be called by several.
 *
 * @param group API group, empty for the core group
 * @param name for example {@code Deployment}
 */
public record Kind(String group, String name) {

    public static final Kind DEPLOYMENT = new Kind("apps", "Deployment");
    public static final Kind STATEFUL_SET = new Kind("apps", "StatefulSet");

    static Kind of(String apiVersion, String name) {
        int slash = apiVersion.indexOf('/');
        return new Kind(slash < 0 ? "" : apiVersion.substring(0, slash), name);
    }
}
