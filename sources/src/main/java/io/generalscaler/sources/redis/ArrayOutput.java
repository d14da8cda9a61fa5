package io.generalscaler.sources.redis;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.CommandOutput;
import org.jspecify.annotations.Nullable;

/** Takes a reply that is an array, and keeps of it no more than what is looked for. */
abstract class ArrayOutput<T> extends CommandOutput<String, String, T> {

    private final int depth;

    /**
     * Takes arrays of a known shape.
     *
     * @param depth how deep arrays may stand in each other; 1 for an array of integers and texts
     */
    ArrayOutput(int depth, @Nullable T nothing) {
        super(StringCodec.UTF8, nothing);
        this.depth = depth;
    }

    final int depth() {
        return depth;
    }
}
