package io.generalscaler.process.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    void aBucketGivesItsBurstAndRefills() {
        TokenBucket bucket = new TokenBucket(2, Duration.ofSeconds(30), 0);
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isFalse();
        assertThat(bucket.take(MINUTE / 2)).isTrue();
        assertThat(bucket.isFull(MINUTE)).isFalse();
        assertThat(bucket.isFull(3 * MINUTE)).isTrue();
    }
}
