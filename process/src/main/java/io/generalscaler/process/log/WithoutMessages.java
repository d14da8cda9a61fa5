package io.generalscaler.process.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged where a login or a user's object is near: the classes and the stack frames of it, its causes and what it
 * suppressed, and no message, because a library may quote what it was given.
 */
public final class WithoutMessages extends Exception {

    private static final long serialVersionUID = 1L;

    /** Enough for any chain that tells something. */
    private static final int DEEPEST = 8;

    private WithoutMessages(Throwable failure, @Nullable Throwable cause) {
        super(failure.getClass().getName(), cause, true, true);
    }

    /** The same failure, its class in place of a message, for {@code setCause} of a log event. */
    public static Throwable of(Throwable failure) {
        return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()), DEEPEST);
    }

    private static WithoutMessages of(Throwable failure, Set<Throwable> seen, int depth) {
        seen.add(failure);
        Throwable cause = failure.getCause();
        WithoutMessages bare = new WithoutMessages(
                failure, cause == null || depth == 0 || seen.contains(cause) ? null : of(cause, seen, depth - 1));
        bare.setStackTrace(failure.getStackTrace());
        for (Throwable suppressed : failure.getSuppressed()) {
            if (depth > 0 && !seen.contains(suppressed)) {
                bare.addSuppressed(of(suppressed, seen, depth - 1));
            }
        }
        return bare;
    }
}
