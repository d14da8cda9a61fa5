package io.generalscaler.kube.write;

import java.util.HexFormat;

/**
 * JSON that every reader takes, whatever its texts hold.
 *
 * <p>An API server reads the body of a server-side apply as YAML. YAML forbids characters that JSON allows as they are: U+007F to U+009F and
 * the two that are no characters among them. So everything above ASCII, and DEL, becomes an escape, which is the same text to both.
 * Characters beyond U+FFFF stay: JSON would write one as two escapes, of which YAML refuses each. A surrogate without its other half is
 * no character at all and becomes the replacement character.
 */
final class AsciiJson {
    private AsciiJson() {}

    /**
     * The same JSON.
     *
     * @param json valid, so that what is not ASCII stands inside of its texts
     */
    static String of(String json) {
        int plain = 0;
        while (plain < json.length() && json.charAt(plain) < 0x7F) {
            plain++;
        }
        if (plain == json.length()) {
            return json;
        }
        StringBuilder ascii = new StringBuilder(json.length() + 64).append(json, 0, plain);
        json.codePoints().skip(json.codePointCount(0, plain)).forEach(point -> append(point, ascii));
        return ascii.toString();
    }

    private static void append(int point, StringBuilder ascii) {
        if (point < 0x7F || point > 0xFFFF) {
            ascii.appendCodePoint(point);
        } else if (Character.getType(point) == Character.SURROGATE) {
            ascii.append("\\ufffd");
        } else {
            ascii.append("\\u").append(HexFormat.of().toHexDigits((char) point));
        }
    }
}
