package io.generalscaler.devcluster;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a cluster is started; take {@link #defaults()} and change what matters.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param podReadyAfter how long a simulated pod needs until it is ready
 * @param watchHistory how many changes of each type a watch can go back before it is answered 410, at least 1
 * @param bookmarkEvery how often a watch that allows bookmarks gets one
 * @param clock for timestamps of objects
 */
public record DevClusterOptions(
        int port, Duration podReadyAfter, int watchHistory, Duration bookmarkEvery, InstantSource clock) {

    public DevClusterOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (podReadyAfter.isNegative() || watchHistory < 1 || bookmarkEvery.isNegative()) {
            throw new IllegalArgumentException("negative options");
        }
    }

    /** Any port, pods ready at once, 1,000 changes of history, a bookmark a minute, the system's clock. */
    public static DevClusterOptions defaults() {
        return new DevClusterOptions(0, Duration.ZERO, 1_000, Duration.ofMinutes(1), InstantSource.system());
    }

    public DevClusterOptions withPort(int newPort) {
        return new DevClusterOptions(newPort, podReadyAfter, watchHistory, bookmarkEvery, clock);
    }

    public DevClusterOptions withPodReadyAfter(Duration newDelay) {
        return new DevClusterOptions(port, newDelay, watchHistory, bookmarkEvery, clock);
    }

    public DevClusterOptions withWatchHistory(int newSize) {
        return new DevClusterOptions(port, podReadyAfter, newSize, bookmarkEvery, clock);
    }

    public DevClusterOptions withBookmarkEvery(Duration newInterval) {
        return new DevClusterOptions(port, podReadyAfter, watchHistory, newInterval, clock);
    }

    public DevClusterOptions withClock(InstantSource newClock) {
        return new DevClusterOptions(port, podReadyAfter, watchHistory, bookmarkEvery, newClock);
    }
}
