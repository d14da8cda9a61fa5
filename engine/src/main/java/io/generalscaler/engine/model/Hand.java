package io.generalscaler.engine.model;

/**
 * Who set the workload's present size, as far as the API server's books ({@code metadata.managedFields}) tell.
 *
 * @param way how it was set
 * @param manager the field manager; empty where it does not matter or is not known
 */
public record Hand(Way way, String manager) {

    /** The engine's own caller. */
    public static final Hand OURS = new Hand(Way.OURS, "");

    /** Nobody can tell. */
    public static final Hand UNKNOWN = new Hand(Way.UNKNOWN, "");

    /** How a size is set. */
    public enum Way {
        /** By the scaler. */
        OURS,
        /** By somebody who set the size and nothing else, through {@code /scale}: {@code kubectl scale}, a console. */
        SCALE,
        /** By somebody who wrote the workload and its size with it: {@code kubectl apply}, Helm, Argo CD, Flux. */
        OBJECT,
        /** Nobody can tell. */
        UNKNOWN
    }
}
