package io.generalscaler.api.problem;

import java.math.BigDecimal;
import java.math.MathContext;

/** Makes any value safe to repeat in an answer: short, on one line, without a password that stands in an address. */
final class Shown {
    private static final int MAX_VALUE = 80;
    private static final int MAX_SENTENCE = 600;
    private static final int MAX_SEARCHED = 4_000;
    private static final MathContext DIGITS = new MathContext(20);

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

    /**
     * Cuts first and looks then, so that the work is bounded whatever comes. What is cut off may hold the end of a login, so a cut text shows
     * nothing of an address.
     */
    private static String withoutLogin(String text) {
        boolean isCut = text.length() > MAX_SEARCHED;
        String head = isCut ? text.substring(0, MAX_SEARCHED) : text;
        int address = head.indexOf("//");
        if (address < 0) {
            return isCut ? head + "…" : text;
        }
        return isCut ? head.substring(0, address) + "…" : withoutLogins(text, address);
    }

    /** Leaves out what stands between {@code //} and the last {@code @} before a blank. */
    private static String withoutLogins(String text, int firstAddress) {
        StringBuilder shown = new StringBuilder(text.length());
        int from = 0;
        int address = firstAddress;
        while (address >= 0) {
            int end = address + 2;
            int login = -1;
            while (end < text.length() && !isBlank(text.charAt(end))) {
                login = text.charAt(end) == '@' ? end : login;
                end++;
            }
            if (login >= 0) {
                shown.append(text, from, address).append("//…@");
                from = login + 1;
            }
            address = text.indexOf("//", end);
        }
        return shown.append(text, from, text.length()).toString();
    }

    private static boolean isBlank(char character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }

    private static String decimal(BigDecimal decimal) {
        boolean isShort = Math.abs((long) decimal.scale()) <= 20 && decimal.precision() <= 40;
        return isShort ? decimal.toPlainString() : decimal.round(DIGITS).toString();
    }
}
