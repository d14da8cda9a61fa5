package io.generalscaler.certs.store;

import io.generalscaler.certs.rotate.CaState;

/** Holds the one CA state that all replicas share, guarded by optimistic locking. */
public interface CaStore {
    /**
     * A state as it was read.
     *
     * @param version opaque; what {@link #replace} compares. Empty if nothing exists yet
     */
    record Stored(CaState state, String version) {
        /** Nothing exists yet. */
        public static final String ABSENT = "";
    }

    /**
     * The state as it is now.
     *
     * @throws CaStoreException if the store cannot be reached or holds what is not a CA state; it is never overwritten then
     */
    Stored read() throws CaStoreException;

    /**
     * Writes {@code next} if nobody has written since {@code seen} was read.
     *
     * @return false if somebody has: read again
     */
    boolean replace(Stored seen, CaState next) throws CaStoreException;
}
