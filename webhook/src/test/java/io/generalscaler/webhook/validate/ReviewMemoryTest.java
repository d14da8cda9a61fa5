package io.generalscaler.webhook.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.webhook.review.ReviewCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As many of the worst bodies as are admitted at once end no process that runs as in its image. */
final class ReviewMemoryTest {
    /** What reviews in progress may take of a heap of 128 MiB: 40 % of the chart's limit. */
    private static final long BUDGET = 48 * 1024 * 1024;

    @ParameterizedTest(name = "bodies of {0} bytes")
    @ValueSource(ints = {10_000, 1_500_000, 7_000_000})
    void aWebhookSurvives(int size) throws Exception {
        int atOnce = Math.toIntExact(Math.max(1, BUDGET / ReviewCodec.heapBytes(size)));
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "@../deploy/container/java.options",
                        "-XX:MaxRAM=320m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        WorstReviews.class.getName(),
                        String.valueOf(size),
                        String.valueOf(atOnce)))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("answered ");
    }
}
