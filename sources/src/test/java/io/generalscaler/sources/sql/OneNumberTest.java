package io.generalscaler.sources.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts of a database are numbers, and what its errors mean. */
final class OneNumberTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"12, 12", "12.5, 12.5", "-3, -3", "' 7  ', 7", "1e+20, 1e20", "0.000, 0"})
    void isANumber(String text, String number) throws SourceException {
        assertThat(OneNumber.number(text, Instant.EPOCH).high()).isEqualByComparingTo(number);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "NaN, NaN",
        "Infinity, Infinite",
        "-Infinity, Infinite",
        "abc, NotANumber",
        "'', NotANumber",
        "t, NotANumber",
        "$1.00, NotANumber",
        "2026-01-01, NotANumber",
        "0x10, NotANumber",
        ", NoData"
    })
    void isNone(String text, FailureReason reason) {
        assertThatThrownBy(() -> OneNumber.number(text, Instant.EPOCH))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "28P01, Unauthorized",
        "28000, Unauthorized",
        "42501, Unauthorized",
        "08004, Unauthorized",
        "3D000, NotFound",
        "42P01, NotFound",
        "3F000, NotFound",
        "57014, Timeout",
        "25006, QueryRejected",
        "42601, QueryRejected",
        "42703, QueryRejected",
        "22012, QueryRejected",
        "53300, SourceError",
        "57P03, SourceError",
        "XX000, SourceError",
        "08006, ConnectionLost",
        "08P01, BadAnswer",
        "null, BadAnswer"
    })
    void stateOfPostgres(String state, FailureReason reason) {
        assertThat(PostgresError.of(state).reason()).isEqualTo(reason);
    }

    @Test
    void nothingThatAServerWroteIsShown() {
        assertThat(PostgresError.of("le ak").explanation()).doesNotContain("le ak");
    }

    @ParameterizedTest(name = "{0} is {2}")
    @CsvSource({
        "1045, 28000, Unauthorized",
        "1142, 42000, Unauthorized",
        "1044, 42000, Unauthorized",
        "1251, 08004, Unauthorized",
        "3159, HY000, Unauthorized",
        "1049, 42000, NotFound",
        "1146, 42S02, NotFound",
        "1969, 70100, Timeout",
        "3024, HY000, Timeout",
        "1792, 25006, QueryRejected",
        "1064, 42000, QueryRejected",
        "1040, 08004, SourceError",
        "0, 08000, ConnectionLost",
        "0, HY000, BadAnswer"
    })
    void numberOfMySql(int number, String state, FailureReason reason) {
        assertThat(MySqlError.of(number, state).reason()).isEqualTo(reason);
    }
}
