package io.generalscaler.sources.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer of an instant query says. */
final class PrometheusAnswerTest {

    private static final String START = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a scalar | {"status":"success","data":{"resultType":"scalar","result":[1.5,"5"]}}
                    a vector | {"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"value":[1,"5"]}]}}
                    its fields in another order | {"data":{"result":[{"value":[1,"5"],"metric":{}}],"resultType":"vector"},"status":"success"}
                    fields that are new | {"isPartial":false,"status":"success","warnings":[],"infos":["PromQL info: a"],"data":{"stats":{"a":[1]},"resultType":"vector","result":[{"x":[{}],"value":[1,"5"]}],"x":{}}}
                    """)
    void hasANumber(String name, String body) throws Exception {
        assertThat(read(body).high()).isEqualByComparingTo("5");
    }

    @Test
    void anEmptyAnswerSaysWhatCanBeDone() {
        assertThatThrownBy(() -> read(START + "]}}"))
                .hasMessage("the query has no result; if that means 0, set emptyIsZero: true");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    no element | NoData | {"status":"success","data":{"resultType":"vector","result":[]}}
                    no result | NoData | {"status":"success","data":{"resultType":"vector","result":null}}
                    partial, as VictoriaMetrics says it | PartialAnswer | {"status":"success","isPartial":true,"data":{"resultType":"vector","result":[{"value":[1,"5"]}]}}
                    partial, as Thanos says it | PartialAnswer | {"status":"success","data":{"resultType":"vector","result":[{"value":[1,"5"]}]},"warnings":["No StoreAPIs matched"]}
                    a partial scalar | PartialAnswer | {"status":"success","warnings":["w"],"data":{"resultType":"scalar","result":[1,"5"]}}
                    partial and empty | PartialAnswer | {"status":"success","isPartial":true,"data":{"resultType":"vector","result":[]}}
                    warnings that do not end | BadAnswer | {"status":"success","warnings":["w"
                    two elements | SeveralElements | {"status":"success","data":{"resultType":"vector","result":[{"value":[1,"5"]},{"value":[1,"6"]}]}}
                    a histogram | NotANumber | {"status":"success","data":{"resultType":"vector","result":[{"histogram":[1,{"count":"5"}]}]}}
                    a text | NotANumber | {"status":"success","data":{"resultType":"string","result":[1,"5"]}}
                    a range | QueryRejected | {"status":"success","data":{"resultType":"matrix","result":[{"values":[[1,"5"]]}]}}
                    several ranges | QueryRejected | {"data":{"result":[{"values":[[1,"5"]]},{"values":[]}]}}
                    a failure | BadAnswer | {"status":"error","data":{"resultType":"scalar","result":[1,"5"]}}
                    no status | BadAnswer | {"data":{"resultType":"scalar","result":[1,"5"]}}
                    no type | BadAnswer | {"status":"success","data":{"result":[1,"5"]}}
                    an unknown type | BadAnswer | {"status":"success","data":{"resultType":"tensor","result":[1,"5"]}}
                    a bare number | BadAnswer | {"status":"success","data":{"resultType":"scalar","result":[1,5]}}
                    three in a pair | BadAnswer | {"status":"success","data":{"resultType":"scalar","result":[1,"5",2]}}
                    a time that is a text | BadAnswer | {"status":"success","data":{"resultType":"scalar","result":["1","5"]}}
                    a time before all | BadAnswer | {"status":"success","data":{"resultType":"scalar","result":[-1,"5"]}}
                    a time after all | BadAnswer | {"status":"success","data":{"resultType":"scalar","result":[1e400,"5"]}}
                    a time beyond numbers | BadAnswer | {"status":"success","data":{"resultType":"scalar","result":[1e99999999999,"5"]}}
                    a vector of numbers | BadAnswer | {"status":"success","data":{"resultType":"vector","result":[1,2]}}
                    an element without a value | BadAnswer | {"status":"success","data":{"resultType":"vector","result":[{}]}}
                    a list | BadAnswer | [1]
                    a broken end | BadAnswer | {"status":"success","data":{"resultType":"scalar","result":[1,"5"]}
                    nothing | BadAnswer | ``
                    """)
    void hasNone(String name, FailureReason reason, String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void isReadNoFurtherThanToTheSecondElement() {
        byte[] two = (START + "{\"value\":[1,\"5\"]},{").getBytes(StandardCharsets.UTF_8);
        InputStream never = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("read too far");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> PrometheusAnswer.read(new SequenceInputStream(new ByteArrayInputStream(two), never)))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.SeveralElements));
    }

    @Test
    void isNotRead() {
        assertThatThrownBy(() -> read("[".repeat(60_000))).isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> read(START + "{\"" + "n".repeat(60_000) + "\":1}]}}"))
                .isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> read(START + "{\"value\":[1,\"" + "5".repeat(60_000) + "\"]}]}}"))
                .isInstanceOf(SourceException.class);
    }

    private static Sample read(String body) throws IOException, SourceException {
        return PrometheusAnswer.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
