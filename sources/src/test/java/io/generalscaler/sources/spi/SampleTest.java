package io.generalscaler.sources.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which spellings of a number are one. */
final class SampleTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
                    0, 0
                    7, 7
                    007, 7
                    0.5, 0.5
                    .5, 0.5
                    5., 5
                    +5, 5
                    -5, -5
                    -0, 0
                    1e3, 1000
                    1E3, 1000
                    1e+06, 1000000
                    1e-06, 0.000001
                    1.7976931348623157e+308, 1.7976931348623157e+308
                    5e-324, 5e-324
                    99999999999999999999999, 99999999999999999999999
                    """)
    void isANumber(String text, BigDecimal value) throws Exception {
        assertThat(Sample.parse(text, Instant.EPOCH).high()).isEqualByComparingTo(value);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
                    NaN, NaN
                    +Inf, Infinite
                    -Inf, Infinite
                    Inf, Infinite
                    nan, BadAnswer
                    -NaN, BadAnswer
                    NaN(0x7ff8), BadAnswer
                    Infinity, BadAnswer
                    inf, BadAnswer
                    0x1p3, BadAnswer
                    0x10, BadAnswer
                    0b1, BadAnswer
                    5d, BadAnswer
                    5f, BadAnswer
                    5L, BadAnswer
                    1_000, BadAnswer
                    '1,000', BadAnswer
                    '1 000', BadAnswer
                    ' 5', BadAnswer
                    '5 ', BadAnswer
                    '', BadAnswer
                    +, BadAnswer
                    ., BadAnswer
                    e5, BadAnswer
                    1e, BadAnswer
                    1e5e5, BadAnswer
                    1.2.3, BadAnswer
                    --5, BadAnswer
                    50%, BadAnswer
                    5Ki, BadAnswer
                    \u0665, BadAnswer
                    \uff15, BadAnswer
                    1e401, BadAnswer
                    1e-401, BadAnswer
                    1e2000000000, BadAnswer
                    1e-2147483648, BadAnswer
                    1e99999999999, BadAnswer
                    five, BadAnswer
                    true, BadAnswer
                    """)
    void isNone(String text, FailureReason reason) {
        assertThatThrownBy(() -> Sample.parse(text, Instant.EPOCH))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void neitherIsOneOfTooManyDigits() throws Exception {
        assertThat(Sample.parse("9".repeat(400), Instant.EPOCH).high().precision())
                .isEqualTo(400);
        assertThatThrownBy(() -> Sample.parse("9".repeat(401), Instant.EPOCH)).isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> Sample.parse("9".repeat(1_000_000), Instant.EPOCH))
                .isInstanceOf(SourceException.class);
    }
}
