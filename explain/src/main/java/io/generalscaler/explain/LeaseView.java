package io.generalscaler.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What can be seen of a controller's Lease, by which one of its replicas leads. */
public sealed interface LeaseView {

    /**
     * It is there.
     *
     * @param name as {@code namespace/name}
     * @param holder who leads; empty when whoever did has given it back
     * @param renewed when that was renewed last; empty where it does not say
     * @param holds how long it holds from then
     */
    record Seen(String name, String holder, Optional<Instant> renewed, Duration holds) implements LeaseView {

        /** Twice its time, because clocks differ: until then somebody leads, or will in a moment. */
        public boolean isLed(Instant now) {
            return !holder.isEmpty()
                    && renewed.filter(at -> now.isBefore(at.plus(holds.multipliedBy(2))))
                            .isPresent();
        }
    }

    /**
     * It is not there.
     *
     * @param name as {@code namespace/name}
     */
    record Absent(String name) implements LeaseView {}

    /**
     * It cannot be seen.
     *
     * @param why a clause
     */
    record Hidden(String why) implements LeaseView {}
}
