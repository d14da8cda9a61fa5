package io.generalscaler.api.problem;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Makes any value safe to repeat in an answer: short, on one line, without a password that stands in an address. */
final class Shown {
    private static final int MAX_VALUE = 80;
    private static final int MAX_SENTENCE = 600;
    private static final int MAX_SEARCHED = 4_000;
    private static final MathContext DIGITS = new MathContext(20);
    private static final Pattern LOGIN = Pattern.compile("//\\S*@");

    private Shown() {}

    /** A value: texts stand in quotes. */
    static String of(Object value) {
        if (value instanceof CharSequence text) {
            return "\"" + bounded(text.toString(), MAX_VALUE) + "\"";
        }
        return bounded(value instanceof BigDecimal decimal ? decimal(decimal) : value.toString(), MAX_VALUE);
    }

    /** A sentence of ours that may hold words of a user. */
    static String sentence(String message) {
        return bounded(message, MAX_SENTENCE);
    }

    /** A user's word within a path. */
    static String segment(String name) {
        return bounded(name, MAX_VALUE);
    }

    private static String bounded(String text, int most) {
        StringBuilder shown = new StringBuilder();
        withoutLogin(text).codePoints().limit(most + 1L).forEach(character -> {
            boolean isSafe = !Character.isISOControl(character)
                    && Character.getType(character) != Character.FORMAT
                    && Character.getType(character) != Character.SURROGATE;
            shown.appendCodePoint(isSafe ? character : '\uFFFD');
        });
        if (shown.codePointCount(0, shown.length()) > most) {
            shown.setLength(shown.offsetByCodePoints(0, most));
            shown.append('…');
        }
        return shown.toString();
    }

    /** What is cut off may hold the end of a login, so a cut text shows nothing of an address. */
    private static String withoutLogin(String text) {
        if (text.length() <= MAX_SEARCHED) {
            return LOGIN.matcher(text).replaceAll("//…@");
        }
        int address = text.indexOf("//");
        return text.substring(0, address < 0 ? MAX_SEARCHED : Math.min(address, MAX_SEARCHED)) + "…";
    }

    private static String decimal(BigDecimal decimal) {
        boolean isShort = Math.abs((long) decimal.scale()) <= 20 && decimal.precision() <= 40;
        return isShort ? decimal.toPlainString() : decimal.round(DIGITS).toString();
    }
}
