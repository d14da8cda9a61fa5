package io.generalscaler.kube.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AsciiJsonTest {
    @Test
    void everyCharacterIsTheSameTextToAReaderOfJsonAndOfYaml() {
        IntStream.rangeClosed(0, 0x2FFFF)
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .filter(AsciiJsonTest::isTried)
                .forEach(point -> {
                    String text = "a" + new String(new int[] {point}, 0, 1) + "b";
                    String json = JsonNodeFactory.instance
                            .objectNode()
                            .put("text", text)
                            .toString();
                    String ascii = AsciiJson.of(json);
                    assertThat(ascii.codePoints()).allMatch(each -> each < 0x7F || each > 0xFFFF);
                    assertThat(Serialization.unmarshal(ascii, JsonNode.class)
                                    .path("text")
                                    .asText())
                            .isEqualTo(text);
                });
    }

    @Test
    void whatYamlForbidsIsEscaped() {
        assertThat(AsciiJson.of("{\"a\":\"\u007f\u0085\u2028\ufffe\uffff\u00fc\"}"))
                .isEqualTo("{\"a\":\"\\u007f\\u0085\\u2028\\ufffe\\uffff\\u00fc\"}");
    }

    @Test
    void aCharacterBeyondSixteenBitsStaysOne() {
        assertThat(AsciiJson.of("[\"\ud83c\udf89\"]")).isEqualTo("[\"\ud83c\udf89\"]");
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(AsciiJson.of("[\"a\ud800b\udc00\"]")).isEqualTo("[\"a\\ufffdb\\ufffd\"]");
    }

    @Test
    void asciiIsLeftAlone() {
        String json = "{\"a\":[1,\"b\\u007f\"]}";
        assertThat(AsciiJson.of(json)).isSameAs(json);
    }

    /** Writing systems of letters, the edges of what is special, and pictures; the ideographs between are all alike. */
    private static boolean isTried(int point) {
        return point < 0x3100 || (point > 0xD000 && point < 0x10100) || (point > 0x1F000 && point < 0x1F800);
    }
}
