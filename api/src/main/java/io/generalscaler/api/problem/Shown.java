package io.generalscaler.api.problem;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Makes any value safe to repeat in an answer: short, on one line, without a password that stands in an address. */
final class Shown {
    private static final int MAX_CHARACTERS = 80;
    private static final Pattern LOGIN = Pattern.compile("//[^/@]*@");

    private Shown() {}

    static String of(Object value) {
        String text = value instanceof BigDecimal decimal ? decimal(decimal) : value.toString();
        String bounded = text.length() > 4 * MAX_CHARACTERS ? text.substring(0, 4 * MAX_CHARACTERS) : text;
        StringBuilder shown = new StringBuilder();
        LOGIN.matcher(bounded)
                .replaceAll("//…@")
                .codePoints()
                .limit(MAX_CHARACTERS + 1L)
                .forEach(character -> {
                    boolean isSafe = !Character.isISOControl(character)
                            && Character.getType(character) != Character.FORMAT
                            && Character.getType(character) != Character.SURROGATE;
                    shown.appendCodePoint(isSafe ? character : '�');
                });
        if (shown.codePointCount(0, shown.length()) > MAX_CHARACTERS) {
            shown.setLength(shown.offsetByCodePoints(0, MAX_CHARACTERS));
            shown.append('…');
        }
        return value instanceof CharSequence ? "\"" + shown + "\"" : shown.toString();
    }

    private static String decimal(BigDecimal decimal) {
        boolean isShort = Math.abs((long) decimal.scale()) <= 20 && decimal.precision() <= 40;
        return isShort
                ? decimal.toPlainString()
                : decimal.round(new java.math.MathContext(20)).toString();
    }
}
