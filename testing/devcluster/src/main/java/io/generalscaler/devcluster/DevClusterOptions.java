package io.generalscaler.devcluster;

import java.time.Duration;

/**
 * How a cluster is started; take {@link #defaults()} and change what matters.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param podReadyAfter how long a simulated pod needs until it is ready
 */
public record DevClusterOptions(int port, Duration podReadyAfter) {

    public DevClusterOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (podReadyAfter.isNegative()) {
            throw new IllegalArgumentException("negative options");
        }
    }

    /** Any port, pods ready at once. */
    public static DevClusterOptions defaults() {
        return new DevClusterOptions(0, Duration.ZERO);
    }

    public DevClusterOptions withPort(int newPort) {
        return new DevClusterOptions(newPort, podReadyAfter);
    }

    public DevClusterOptions withPodReadyAfter(Duration newDelay) {
        return new DevClusterOptions(port, newDelay);
    }
}
