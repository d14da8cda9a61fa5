package io.generalscaler.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void ofMoreLongPathsThanAreKeptTheLineAroundIsTold() {
        Lines lines = new Lines(1);
        String around = "k".repeat(900);
        lines.put(around, 2);
        IntStream.range(0, 30_000).forEach(i -> lines.put(around + "[" + i + "]", i + 3));

        assertThat(lines.of(around + "[7]")).isEqualTo(10);
        assertThat(lines.of(around + "[29999]")).isEqualTo(2);
    }
}
