package io.generalscaler.certs;

import io.generalscaler.certs.rotate.CaState;
import io.generalscaler.certs.store.CaStore;
import io.generalscaler.certs.store.CaStoreException;
import java.util.ArrayList;
import java.util.List;

/** One shared CA state in memory, with versions as the API server has them. */
final class MemoryCaStore implements CaStore {
    private CaState state = new CaState.Empty();
    private int version;
    private boolean down;

    /** Every state written, in order. */
    final List<CaState> written = new ArrayList<>();

    @Override
    public synchronized Stored read() throws CaStoreException {
        if (down) {
            throw new CaStoreException("the API server is away");
        }
        return new Stored(state, "v" + version);
    }

    @Override
    public synchronized boolean replace(Stored seen, CaState next) throws CaStoreException {
        if (down) {
            throw new CaStoreException("the API server is away");
        }
        if (!seen.version().equals("v" + version)) {
            return false;
        }
        state = next;
        version++;
        written.add(next);
        return true;
    }

    synchronized void setDown(boolean value) {
        down = value;
    }
}
