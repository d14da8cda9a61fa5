package io.generalscaler.sources.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.rabbitmq.Queues;
import io.generalscaler.api.source.rabbitmq.RabbitMqQuestion.Count;
import io.generalscaler.sources.spi.SourceException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page of a list of queues says, for one queue and for several. A row ends with the number or the reason why there is none. */
final class PageTest {

    private static String outcome(Queues queues, Count count, String page) throws Exception {
        Tally tally = new Tally(queues);
        try {
            Page.read(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)), count, tally);
            return tally.value().toPlainString();
        } catch (SourceException e) {
            return e.reason().name();
        }
    }

    private static String page(String items) {
        return "{\"filtered_count\": 1, \"items\": [" + items + "], \"page_count\": 1}";
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "all messages                        | TOTAL | {\"name\": \"q\", \"messages\": 5, \"messages_ready\": 3} | 5",
                "messages that wait                  | READY | {\"name\": \"q\", \"messages\": 5, \"messages_ready\": 3} | 3",
                "an empty queue                      | TOTAL | {\"name\": \"q\", \"messages\": 0} | 0",
                "an idle queue                       | TOTAL | {\"name\": \"q\", \"messages\": 2, \"state\": \"idle\"} | 2",
                "fields that nobody asked for        | TOTAL | {\"arguments\": {\"messages\": 9}, \"name\": \"q\", \"messages\": 2} | 2",
                "a queue without counts              | TOTAL | {\"name\": \"q\", \"state\": \"running\"} | NoData",
                "a queue with null for its count     | TOTAL | {\"name\": \"q\", \"messages\": null} | NoData",
                "a queue without the other count     | READY | {\"name\": \"q\", \"messages\": 5} | NoData",
                "a queue that is down                | TOTAL | {\"name\": \"q\", \"messages\": 5, \"state\": \"down\"} | PartialAnswer",
                "a queue that crashed                | TOTAL | {\"name\": \"q\", \"state\": \"crashed\"} | PartialAnswer",
                "a queue whose quorum is lost        | TOTAL | {\"name\": \"q\", \"messages\": 5, \"state\": \"minority\"} | PartialAnswer",
                "another queue                       | TOTAL | {\"name\": \"qq\", \"messages\": 5} | NotFound",
                "the queue in other letters          | TOTAL | {\"name\": \"Q\", \"messages\": 5} | NotFound",
                "no queue                            | TOTAL | `` | NotFound",
                "less than nothing                   | TOTAL | {\"name\": \"q\", \"messages\": -1} | Negative",
                "a text where a number is            | TOTAL | {\"name\": \"q\", \"messages\": \"5\"} | BadAnswer",
                "a fraction                          | TOTAL | {\"name\": \"q\", \"messages\": 5.5} | BadAnswer",
                "a list where a queue is             | TOTAL | [] | BadAnswer",
                "a name that is none                 | TOTAL | {\"name\": 7, \"messages\": 5} | BadAnswer",
            })
    void ofOneQueue(String what, Count count, String items, String outcome) throws Exception {
        assertThat(outcome(new Queues.Named("q"), count, page(items))).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "their sum                        | SUM     | {\"messages\": 1}, {\"messages\": 4}, {\"messages\": 0} | 5",
                "the longest                      | MAX     | {\"messages\": 1}, {\"messages\": 4}, {\"messages\": 0} | 4",
                "their average                    | AVERAGE | {\"messages\": 1}, {\"messages\": 4}, {\"messages\": 0}, {\"messages\": 1} | 1.5",
                "no queue                         | SUM     | `` | NoData",
                "no queue with counts             | SUM     | {\"state\": \"running\"}, {} | NoData",
                "one of them without counts       | SUM     | {\"messages\": 1}, {\"state\": \"running\"} | PartialAnswer",
                "one of them down                 | MAX     | {\"messages\": 1}, {\"state\": \"down\"} | PartialAnswer",
                "one of them down, one uncounted  | AVERAGE | {\"state\": \"running\"}, {\"state\": \"down\"} | PartialAnswer",
                "one of them below zero           | SUM     | {\"messages\": 9}, {\"messages\": -1} | Negative",
            })
    void ofSeveral(String what, Queues.Aggregate aggregate, String items, String outcome) throws Exception {
        assertThat(outcome(new Queues.Matching(".", aggregate), Count.TOTAL, page(items)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing                       | ``",
                "a list                        | []",
                "no list of queues             | {\"filtered_count\": 1, \"page_count\": 1}",
                "two lists of queues           | {\"filtered_count\": 0, \"page_count\": 1, \"items\": [], \"items\": []}",
                "no number of queues           | {\"items\": [], \"page_count\": 1}",
                "no number of pages            | {\"items\": [], \"filtered_count\": 1}",
                "a number of pages below zero  | {\"items\": [], \"filtered_count\": 1, \"page_count\": -1}",
                "a number beyond all           | {\"items\": [], \"filtered_count\": 99999999999999999999, \"page_count\": 1}",
                "half a page                   | {\"items\": [], \"filtered_count\": 1, \"page_count\": 1",
                "half a queue                  | {\"items\": [{\"name\": \"q\"",
                "something behind it           | {\"items\": [], \"filtered_count\": 1, \"page_count\": 1} x",
                "a page of HTML                | <html></html>",
            })
    void isNoPage(String what, String answer) throws Exception {
        assertThat(outcome(new Queues.Named("q"), Count.TOTAL, answer)).isEqualTo("BadAnswer");
    }
}
