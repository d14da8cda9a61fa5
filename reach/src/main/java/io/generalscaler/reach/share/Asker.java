package io.generalscaler.reach.share;

/**
 * On whose behalf a thread works: the namespace of the scaler whose metric is read. Bound once for a read, so that whatever is asked on the
 * way, through any library, is put on the right account.
 */
public final class Asker {

    private static final ScopedValue<String> NAMESPACE = ScopedValue.newInstance();

    private Asker() {}

    /** Runs work on behalf of a namespace. */
    public static void run(String namespace, Runnable work) {
        ScopedValue.where(NAMESPACE, namespace).run(work);
    }

    /** The namespace for which this thread works; empty for the controller itself. */
    public static String namespace() {
        return NAMESPACE.orElse("");
    }
}
