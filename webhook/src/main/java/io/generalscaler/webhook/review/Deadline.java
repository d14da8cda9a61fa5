package io.generalscaler.webhook.review;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Until when the caller waits for an answer: API servers send the {@code timeoutSeconds} of a webhook as {@code ?timeout=5s}. Work that
 * nobody waits for is not done.
 */
public final class Deadline {
    /** Where the caller does not say: what an API server waits by default. */
    public static final Duration DEFAULT = Duration.ofSeconds(10);

    /** The longest that an API server waits. */
    public static final Duration MOST = Duration.ofSeconds(30);

    private static final int MAX_DIGITS = 6;

    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(Duration after, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + after.toNanos();
    }

    /**
     * The deadline of a request that begins now.
     *
     * @param timeout the query parameter; null where there is none
     */
    public static Deadline of(@Nullable String timeout) {
        return of(timeout, System::nanoTime);
    }

    /**
     * The same by another clock.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    public static Deadline of(@Nullable String timeout, LongSupplier nanoTime) {
        return new Deadline(wait(timeout), nanoTime);
    }

    private static Duration wait(@Nullable String timeout) {
        if (timeout == null || !timeout.endsWith("s") || timeout.length() > MAX_DIGITS) {
            return DEFAULT;
        }
        boolean isMillis = timeout.endsWith("ms");
        String number = timeout.substring(0, timeout.length() - (isMillis ? 2 : 1));
        if (number.isEmpty() || !number.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return DEFAULT;
        }
        Duration wait =
                isMillis ? Duration.ofMillis(Long.parseLong(number)) : Duration.ofSeconds(Long.parseLong(number));
        return wait.isZero() ? DEFAULT : wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    /**
     * Goes on only while somebody waits.
     *
     * @throws ReviewTimeoutException if nobody does
     */
    public void check() {
        if (nanoTime.getAsLong() - end >= 0) {
            throw new ReviewTimeoutException();
        }
    }
}
