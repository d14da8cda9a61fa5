package io.generalscaler.sources.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.api.source.http.HttpValue;
import io.generalscaler.sources.spi.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which number an answer holds, in each format. A row names what the answer is, and ends with the number or the reason why there is none. */
final class AnswersTest {

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a field                               | {\"a\": 41, \"b\": 2}         | /a        | 41",
                "a field behind objects and lists      | {\"x\": [{\"y\": 1}, {\"y\": 7.5}]} | /x/1/y | 7.5",
                "a number in quotes                    | {\"a\": \"12.5\"}             | /a        | 12.5",
                "the whole answer                      | 3                              | ``        | 3",
                "a large exponent                      | {\"a\": 1.5e3}                 | /a        | 1500",
                "a name with a slash and a tilde       | {\"a/b~c\": 5}                 | /a~1b~0c  | 5",
                "the first of two fields with one name | {\"a\": 1, \"a\": 2}           | /a        | 1",
                "a field that is not there             | {\"b\": 1}                     | /a        | NoData",
                "an index that is not there            | {\"a\": [1]}                   | /a/1      | NoData",
                "a field of a number                   | {\"a\": 1}                     | /a/b      | NoData",
                "null                                  | {\"a\": null}                  | /a        | NoData",
                "nothing at all                        | ``                             | /a        | NoData",
                "true                                  | {\"a\": true}                  | /a        | NotANumber",
                "an object                             | {\"a\": {\"b\": 1}}            | /a        | NotANumber",
                "a list                                | {\"a\": [1]}                   | /a        | NotANumber",
                "a word                                | {\"a\": \"many\"}              | /a        | BadAnswer",
                "an amount, where a number is asked    | {\"a\": \"12k\"}               | /a        | BadAnswer",
                "not a number                          | {\"a\": \"NaN\"}               | /a        | NaN",
                "half an answer, behind the number     | {\"a\": 1, \"b\": [            | /a        | BadAnswer",
                "half an answer, before the number     | {\"b\": [1, 2                  | /a        | BadAnswer",
                "two documents                         | {\"a\": 1} {\"a\": 2}          | /a        | BadAnswer",
                "a page of HTML                        | <html>5</html>                 | /a        | BadAnswer",
            })
    void readsJson(String what, String answer, String pointer, String outcome) {
        assertThat(outcome(() -> JsonNumber.read(stream(answer), pointer, new NumberText(false))))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "500m, 0.5",
        "12k, 12000",
        "3Gi, 3221225472",
        "1e3, 1000",
        "7, 7",
        "1Zi, NotANumber",
        "1e400, NotANumber",
        "one, NotANumber"
    })
    void readsAmountsAsKubernetesWritesThem(String text, String outcome) {
        assertThat(outcome(() -> PlainNumber.read(stream(text), new NumberText(true))))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource({"42, 42", "' 42.5\n', 42.5", "'', NoData", "' \r\n', NoData", "12 jobs, BadAnswer", "<html>, BadAnswer"
    })
    void readsANumberThatStandsAlone(String text, String outcome) {
        assertThat(outcome(() -> PlainNumber.read(stream(text), new NumberText(false))))
                .isEqualTo(outcome);
    }

    @Test
    void aLongTextIsNoNumber() {
        assertThat(outcome(() -> PlainNumber.read(stream("1".repeat(5000)), new NumberText(false))))
                .isEqualTo("NotANumber");
    }

    private static final String PAGE = """
            # HELP jobs_waiting How many jobs wait.
            # TYPE jobs_waiting gauge
            jobs_waiting{queue="mail",tenant="a \\"quoted\\", one\\\\two"} 4
            jobs_waiting{queue="print", tenant="b",} 17.5
            jobs_waiting_total 99
            up 1
            http_seconds_bucket{le="+Inf"} 144320 1395066363000
            limit +Inf
            broken{queue="x 1
            """;

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a sample without labels                  | up                  | ``                        | 1",
                "a label that tells it apart              | jobs_waiting        | queue=print               | 17.5",
                "an escaped label                         | jobs_waiting        | tenant=a \"quoted\", one\\two | 4",
                "a name that begins another               | jobs_waiting_total  | ``                        | 99",
                "two samples                              | jobs_waiting        | ``                        | SeveralElements",
                "a label that nothing has                 | jobs_waiting        | queue=fax                 | NoData",
                "a sample that is not there               | jobs                | ``                        | NoData",
                "an infinite one                          | limit               | ``                        | Infinite",
                "a line that breaks off                   | broken              | ``                        | BadAnswer",
            })
    void readsAPageOfMetrics(String what, String metric, String label, String outcome) {
        Map<String, String> labels = label.isEmpty()
                ? Map.of()
                : Map.of(label.substring(0, label.indexOf('=')), label.substring(label.indexOf('=') + 1));
        assertThat(outcome(() -> MetricsPage.read(stream(PAGE), new HttpValue.Sample(metric, labels))))
                .isEqualTo(outcome);
    }

    @Test
    void aSampleHasTheTimeThatThePageGivesIt() throws Exception {
        Found found = MetricsPage.read(stream(PAGE), new HttpValue.Sample("http_seconds_bucket", Map.of("le", "+Inf")));
        assertThat(found.at(Instant.EPOCH).at()).isEqualTo(Instant.ofEpochMilli(1395066363000L));
    }

    @Test
    void aLineWithoutEndIsRefused() {
        assertThatThrownBy(() -> MetricsPage.read(stream("a".repeat(10_000)), new HttpValue.Sample("up", Map.of())))
                .isInstanceOf(SourceException.class);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String outcome(Reading reading) {
        try {
            return reading.read().sample().high().stripTrailingZeros().toPlainString();
        } catch (SourceException e) {
            return e.reason().name();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private interface Reading {
        Found read() throws IOException, SourceException;
    }
}
