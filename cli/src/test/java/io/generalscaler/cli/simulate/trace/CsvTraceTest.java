package io.generalscaler.cli.simulate.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTraceTest {

    private static LoadTrace read(String text) throws BadTraceException {
        return CsvTrace.read(text.getBytes(UTF_8));
    }

    @ParameterizedTest(name = "{0} is a time")
    @CsvSource({
        "2026-01-15T10:30:00Z, 2026-01-15T10:30:00Z",
        "2026-01-15 10:30:00Z, 2026-01-15T10:30:00Z",
        "2026-01-15T10:30:00, 2026-01-15T10:30:00Z",
        "2026-01-15 10:30:00, 2026-01-15T10:30:00Z",
        "2026-01-15T10:30:00.250Z, 2026-01-15T10:30:00.250Z",
        "2026-01-15T11:30:00+01:00, 2026-01-15T10:30:00Z",
        "1768473000, 2026-01-15T10:30:00Z",
        "1768473000.5, 2026-01-15T10:30:00.500Z",
        "'\"1768473000\"', 2026-01-15T10:30:00Z",
    })
    void timesAreReadInManyForms(String cell, Instant time) throws Exception {
        LoadTrace trace = read("timestamp,queue\n" + cell + ",1\n2030-01-01T00:00:00Z,2\n");
        assertThat(trace.millis(0)).isEqualTo(time.toEpochMilli());
    }

    @ParameterizedTest(name = "{0} is a value")
    @CsvSource({
        "12,12",
        "12.5,12.5",
        "0,0",
        ".5,0.5",
        "7.,7",
        "1e3,1000",
        "0.1,0.1",
        "123456789012345678,1.2345678901234568E17",
        "'\"12\"', 12",
        "'\"1,000\"', 1000",
        "'\"1,234,567.5\"', 1234567.5",
        "' \"1,000\" ', 1000",
    })
    void valuesAreReadExactly(String cell, double value) throws Exception {
        assertThat(read("timestamp,queue\n0,1\n15," + cell + "\n").value(0, 1)).isEqualTo(value);
    }

    @Test
    void anyDecimalIsReadAsTheJdkReadsIt() throws Exception {
        Random random = new Random(42);
        StringBuilder text = new StringBuilder("timestamp,a\n");
        double[] values = new double[2000];
        for (int i = 0; i < values.length; i++) {
            String cell = String.valueOf(Math.round(random.nextDouble() * 1e9) / Math.pow(10, random.nextInt(9)));
            values[i] = Double.parseDouble(cell);
            text.append(i).append(',').append(cell).append('\n');
        }
        LoadTrace trace = read(text.toString());
        for (int i = 0; i < values.length; i++) {
            assertThat(trace.value(0, i)).isEqualTo(values[i]);
        }
    }

    @Test
    void anEmptyCellIsMissing() throws Exception {
        LoadTrace trace = read("timestamp,a,b\r\n0,,1\r\n15,NaN, 2 \r\n");
        assertThat(trace.value(0, 0)).isNaN();
        assertThat(trace.value(0, 1)).isNaN();
        assertThat(trace.value(1, 1)).isEqualTo(2);
    }

    @Test
    void aQuotedCellHasItsCommas() throws Exception {
        LoadTrace trace =
                read("timestamp,\"jobs, waiting\",\"a \"\"b\"\"\"\n\"0\",\"1,000\",\"2\"\n15,\"\",\"3,000\"\r\n");
        assertThat(trace.columns()).containsExactly("jobs, waiting", "a \"b");
        assertThat(trace.value(0, 0)).isEqualTo(1000);
        assertThat(trace.value(0, 1)).isNaN();
        assertThat(trace.value(1, 1)).isEqualTo(3000);
    }

    @Test
    void theLastRowHoldsAsLongAsTheOneBefore() throws Exception {
        LoadTrace trace = read("\uFEFF# a comment\ntimestamp,\"a\"\n\n0,1\n60,1\n# done\n");
        assertThat(trace.columns()).containsExactly("a");
        assertThat(trace.rows()).isEqualTo(2);
        assertThat(trace.end()).isEqualTo(120_000);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("", "line 1: the trace is empty"),
                arguments("timestamp,a\n", "at least two rows"),
                arguments("timestamp,a\n0,1\n", "at least two rows"),
                arguments("when,a\n0,1\n1,1\n", "line 1: the first column must be timestamp"),
                arguments("timestamp,a,a\n", "line 1: a stands twice"),
                arguments("timestamp,,a\n", "line 1: column 2 has no name"),
                arguments("timestamp,a\n0,1\nyesterday,1\n", "line 3: \"yesterday\" is no time"),
                arguments("timestamp,a\n0,1\n1768473000000,1\n", "line 3: \"1768473000000\" is no time"),
                arguments("timestamp,a\n0,1\n2026-02-30T00:00:00Z,1\n", "line 3: \"2026-02-30T00:00:00Z\" is no time"),
                arguments("timestamp,a\n0,1\n2026-01-15T25:00:00Z,1\n", "line 3: \"2026-01-15T25:00:00Z\" is no time"),
                arguments("timestamp,a\n15,1\n15,1\n", "line 3: the time 15 is not after the one before it"),
                arguments("timestamp,a\n0,1\n15,-1\n", "line 3: a \"-1\" is no number of at least 0"),
                arguments("timestamp,a\n0,1\n15,many\n", "line 3: a \"many\" is no number"),
                arguments("timestamp,a\n0,1\n15,\"1,5\"\n", "line 3: a \"1,5\" is no number of at least 0"),
                arguments("timestamp,a\n0,1\n15,\"1,00,000\"\n", "line 3: a \"1,00,000\" is no number of at least 0"),
                arguments("timestamp,a\n0,1\n15,\"1,000\n", "line 3: has more cells than the header"),
                arguments("timestamp,a\n0,1\n15,Infinity\n", "is no number"),
                arguments("timestamp,a\n0,1\n15,.\n", "is no number"),
                arguments("timestamp,a,b\n0,1\n15,1,1\n", "line 2: has 2 cells, and the header has 3"),
                arguments("timestamp,a\n0,1,2\n15,1\n", "line 2: has more cells than the header"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("broken")
    void whatCannotBeReadSaysWhere(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadTraceException.class)
                .hasMessageContaining(message);
    }

    @Test
    void noBytesMakeItThrowAnythingElse() {
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            byte[] header = "timestamp,a\n0,1\n".getBytes(UTF_8);
            byte[] text = new byte[header.length + bytes.length];
            System.arraycopy(header, 0, text, 0, header.length);
            System.arraycopy(bytes, 0, text, header.length, bytes.length);
            try {
                CsvTrace.read(text);
            } catch (BadTraceException e) {
                assertThat(e).hasMessageStartingWith("line ");
            }
        }
    }
}
