package io.generalscaler.engine.plan;

/**
 * How the size may move.
 *
 * @param up how fast it may grow
 * @param down how fast it may shrink
 * @param onForeignChange what becomes of a size that another hand wrote
 */
public record Behavior(DirectionRules up, DirectionRules down, OnForeignChange onForeignChange) {

    /** The default: what another hand wrote is put back. */
    public Behavior(DirectionRules up, DirectionRules down) {
        this(up, down, OnForeignChange.RESTORE);
    }
}
