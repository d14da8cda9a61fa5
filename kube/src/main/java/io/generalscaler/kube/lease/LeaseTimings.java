package io.generalscaler.kube.lease;

import io.generalscaler.kube.write.ApiServer;
import java.time.Duration;

/**
 * How long a Lease holds and how eagerly it is renewed.
 *
 * <p>Always {@code renewDeadline + writeTimeout < leaseDuration}: the holder stops writing at the renew deadline, a write in flight ends
 * within its timeout, and only then can another replica believe that the Lease is free.
 *
 * @param leaseDuration how long others leave a Lease alone that nobody renews
 * @param renewDeadline how long after the start of its last successful renewal the holder still acts
 * @param retryPeriod between two attempts
 * @param writeTimeout the longest that a write may take
 */
public record LeaseTimings(
        Duration leaseDuration, Duration renewDeadline, Duration retryPeriod, Duration writeTimeout) {

    /** 15 s, 10 s, 2 s as in Kubernetes' own controllers, with the time that a request of ours may take for a write. */
    public static final LeaseTimings DEFAULT =
            new LeaseTimings(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2), ApiServer.TIMEOUT);

    public LeaseTimings {
        if (renewDeadline.plus(writeTimeout).compareTo(leaseDuration) >= 0) {
            throw new IllegalArgumentException("renewDeadline + writeTimeout must be below leaseDuration");
        }
        if (retryPeriod.compareTo(renewDeadline) >= 0) {
            throw new IllegalArgumentException("retryPeriod must be below renewDeadline");
        }
    }
}
