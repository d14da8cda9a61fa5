package io.generalscaler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences without their numbers. */
final class WordsTest {

    @ParameterizedTest(name = "{0} | {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "queue 120 asks for 12 | queue 90.5 asks for 9 | true",
                "no answer within 2 s | no answer within 1 min | true",
                "since 2026-01-15T10:30:00Z | since 2026-01-16T08:00:01Z | true",
                "2 → 5: more | 12 → 15: more | true",
                "90 % are there | 8 % are there | true",
                "redis-1 does not answer | redis-2 does not answer | false",
                "10.0.0.1:80 | 10.0.0.2:80 | true",
                "may not read the scale | has no replicas | false",
                "5 stay | 5 go | false",
            })
    void areWhatIsLeftWithoutNumbers(String one, String other, boolean isSame) {
        assertThat(Words.of(one).equals(Words.of(other))).isEqualTo(isSame);
    }

    @Test
    void anExplanationOfOtherNumbersSaysTheSame() {
        Explanation one = Explanation.of(
                "{} at {} since {} ({}), {}",
                "queue 5",
                new BigDecimal("5"),
                Instant.EPOCH,
                Duration.ofSeconds(3),
                List.of(Explanation.of("a {}", 1)));
        Explanation other = Explanation.of(
                "{} at {} since {} ({}), {}",
                "queue 7",
                new BigDecimal("7"),
                Instant.MAX,
                Duration.ofHours(3),
                List.of(Explanation.of("a {}", 2)));
        assertThat(one.wordsHash()).isEqualTo(other.wordsHash());
        assertThat(one.wordsHash())
                .isNotEqualTo(Explanation.of("{} is at {} since {} ({}), {}", "queue", 1, 2, 3, List.of())
                        .wordsHash());
        assertThat(Explanation.of("{}", List.of(Explanation.of("a {}", 1))).wordsHash())
                .isNotEqualTo(
                        Explanation.of("{}", List.of(Explanation.of("b {}", 1))).wordsHash());
        assertThat(Explanation.of("{}", "queue").wordsHash())
                .isNotEqualTo(Explanation.of("{}", "other").wordsHash());
    }
}
