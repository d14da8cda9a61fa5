package io.generalscaler.controller.observe.cluster;

/** The name of a workload. Prints as {@code Deployment worker}. */
public record TargetKey(Kind kind, String namespace, String name) {

    @Override
    public String toString() {
        return kind.name() + " " + name;
    }
}
