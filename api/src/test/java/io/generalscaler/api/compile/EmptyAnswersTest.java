package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer stands for in which nothing is there. */
class EmptyAnswersTest {
    private static final String REDIS = "type: redis, targetValue: 10, redis: {host: r, queueName: q}";
    private static final String PROMETHEUS =
            "type: prometheus, targetValue: 10, prometheus: {serverAddress: 'http://p:9090', query: up}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a list that was never there is missing, by a cause of its own | redis      |                    | NoData    | false | NeverSeen",
                "a list that was there before is empty                         | redis      |                    | NoData    | true  | 0",
                "true counts a list that was never there as empty              | redis      | emptyIsZero: true  | NoData    | false | 0",
                "false counts a list that was there before as missing          | redis      | emptyIsZero: false | NoData    | true  | NoData",
                "false counts a list that was never there as missing           | redis      | emptyIsZero: false | NoData    | false | NoData",
                "an empty vector is missing                                    | prometheus |                    | NoData    | false | NoData",
                "an empty vector is missing, whatever was there before         | prometheus |                    | NoData    | true  | NoData",
                "true counts an empty vector as 0                              | prometheus | emptyIsZero: true  | NoData    | false | 0",
                "false counts an empty vector as missing                       | prometheus | emptyIsZero: false | NoData    | true  | NoData",
                "people may say Empty                                          | redis      |                    | Empty     | true  | 0",
                "people may say Empty of what was never there                  | redis      |                    | Empty     | false | NeverSeen",
                "an empty cell of a trace is an empty answer                   | prometheus | emptyIsZero: true  | EmptyCell | false | 0",
                "what a status says can be asked again                         | redis      | emptyIsZero: true  | NeverSeen | false | 0",
                "a failure is never a zero                                     | redis      | emptyIsZero: true  | Timeout   | true  | Timeout",
                "a failure keeps its cause                                     | redis      |                    | Timeout   | false | Timeout",
                "an answer of which something was left out is never a zero     | prometheus | emptyIsZero: true  | PartialAnswer | true | PartialAnswer"
            })
    void standsFor(String name, String type, String more, String cause, boolean seen, String expected) {
        String settings = type.equals("redis") ? REDIS : PROMETHEUS;
        CompiledMetric metric = accepted(BASE + "metric: {" + (more == null ? "" : more + ", ") + settings + "}\n")
                .metrics()
                .getFirst();

        assertThat(metric.isZeroWhen(cause, seen) ? "0" : metric.toldAs(cause, seen))
                .isEqualTo(expected);
    }
}
