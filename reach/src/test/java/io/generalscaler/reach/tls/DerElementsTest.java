package io.generalscaler.reach.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in a certificate, whatever is written around it. */
final class DerElementsTest {

    private static final byte[] NUMBER = der(0x02, new byte[] {5});

    static Stream<Arguments> rows() {
        return Stream.of(
                row("nothing", 0),
                row("one number", 1, NUMBER),
                row("a sequence of three", 4, der(0x30, NUMBER, NUMBER, NUMBER)),
                row("names in an extension", 1003, der(0x30, der(0x04, der(0x30, many(1000))))),
                row("a text in an octet string that says it is longer", 1002, text(0x7F), der(0x30, many(1000))),
                row(
                        "a large length in an octet string",
                        1002,
                        text(0x84, 0x7F, 0xFF, 0xFF, 0xFF),
                        der(0x30, many(1000))),
                row("a length of many bytes", 0, bytes(0x30, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)),
                row("a length beyond the end", 0, bytes(0x30, 5, 2, 1)),
                row("an end inside a length", 0, bytes(0x30, 0x84, 0, 0)),
                row("what lies very deep", 33, deep(1000)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void counts(String what, int count, byte[] der) {
        assertThat(DerElements.count(der)).isEqualTo(count);
    }

    private static Arguments row(String what, int count, byte[]... elements) {
        return Arguments.of(what, count, joined(elements));
    }

    /** An octet string that is no DER. */
    private static byte[] text(int... length) {
        return der(0x04, bytes(0x02), bytes(length));
    }

    private static byte[] many(int count) {
        return joined(Stream.generate(() -> NUMBER).limit(count).toArray(byte[][]::new));
    }

    private static byte[] deep(int levels) {
        byte[] inner = NUMBER;
        for (int i = 0; i < levels; i++) {
            inner = der(0x30, inner);
        }
        return inner;
    }

    private static byte[] der(int tag, byte[]... contents) {
        byte[] content = joined(contents);
        int length = content.length;
        byte[] header = length < 0x80 ? bytes(tag, length) : bytes(tag, 0x82, length >> 8, length & 0xFF);
        return joined(header, content);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
