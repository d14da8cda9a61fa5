package io.generalscaler.api.compile;

/**
 * The workload that is scaled, in the scaler's own namespace.
 *
 * @param apiVersion such as apps/v1
 * @param kind such as Deployment
 */
public record ScaleTarget(String apiVersion, String kind, String name) {
    /** The API group; empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** Whether this is the same workload, whatever version of its API is named. */
    public boolean isSameWorkload(ScaleTarget other) {
        return group().equals(other.group()) && kind.equals(other.kind()) && name.equals(other.name());
    }

    /** For a person: {@code Deployment worker-app}. */
    public String shown() {
        return kind + " " + name;
    }
}
