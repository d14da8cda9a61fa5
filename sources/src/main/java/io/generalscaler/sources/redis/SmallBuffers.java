package io.generalscaler.sources.redis;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;

/**
 * Buffers in the heap that begin small and grow when they must. The client asks for 64 KiB of native memory for each connection, of which a
 * reply takes some bytes: a few hundred servers would use up what all connections may have.
 */
final class SmallBuffers extends AbstractByteBufAllocator {

    static final SmallBuffers ALL = new SmallBuffers();

    private static final int BEGIN = 2048;

    private final UnpooledByteBufAllocator heap = new UnpooledByteBufAllocator(false, true);

    private SmallBuffers() {
        super(false);
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        return heap.heapBuffer(Math.min(initialCapacity, BEGIN), maxCapacity);
    }

    /** The event loop copies through native memory of its own. */
    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        return newHeapBuffer(initialCapacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return false;
    }
}
