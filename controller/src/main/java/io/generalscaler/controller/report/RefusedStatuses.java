package io.generalscaler.controller.report;

import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The scalers whose status could not be written.
 *
 * <pre>
 * state      what happened         state after                     told
 * written    refused               refused; next try after a pause yes
 * refused    refused again         refused; the pause doubles      no
 * refused    another generation    tried at once                   no
 * refused    written               written                         yes
 * </pre>
 *
 * The pause is for a status that the API server finds invalid: it would find the same one invalid again. What is refused for another
 * reason, such as a right that is missing, is tried at each evaluation.
 */
final class RefusedStatuses {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Map<ScalerKey, Refused> refused = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    RefusedStatuses(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean mayTry(Scaler scaler) {
        Refused last = refused.get(scaler.key());
        return last == null || !last.isOf(scaler) || nanoTime.getAsLong() - last.atNanos >= last.pause.toNanos();
    }

    /**
     * A status was refused.
     *
     * @param invalid whether the API server would refuse it again
     * @return whether that is news
     */
    boolean refused(Scaler scaler, boolean invalid) {
        Refused last = refused.get(scaler.key());
        Duration doubled = last == null || !last.isOf(scaler) ? FIRST_PAUSE : last.pause.multipliedBy(2);
        Duration pause = doubled.compareTo(FIRST_PAUSE) < 0 ? FIRST_PAUSE : doubled;
        refused.put(
                scaler.key(),
                new Refused(
                        scaler.uid(),
                        scaler.generation(),
                        nanoTime.getAsLong(),
                        !invalid ? Duration.ZERO : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
        return last == null;
    }

    /**
     * A status was written.
     *
     * @return whether that is news
     */
    boolean written(ScalerKey scaler) {
        return refused.remove(scaler) != null;
    }

    void forget(ScalerKey scaler) {
        refused.remove(scaler);
    }

    private record Refused(String uid, long generation, long atNanos, Duration pause) {
        boolean isOf(Scaler scaler) {
            return uid.equals(scaler.uid()) && generation == scaler.generation();
        }
    }
}
