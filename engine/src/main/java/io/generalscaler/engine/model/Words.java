package io.generalscaler.engine.model;

/** How sentences are put together, and what is left of them without their numbers: two that differ in these alone say the same. */
public final class Words {
    private Words() {}

    /** A person's reason as it goes behind a statement: in brackets, and nothing where none is given. */
    public static Explanation because(String reason) {
        return reason.isBlank() ? Explanation.of("") : Explanation.of(" ({})", reason);
    }

    /** The text with each number, and a unit of time behind it, left out. Takes time in proportion to its length. */
    public static String of(String text) {
        StringBuilder words = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            if (isDigit(text.charAt(i)) && !isInWord(text, i)) {
                i = afterUnit(text, afterNumber(text, i));
            } else {
                words.append(text.charAt(i++));
            }
        }
        return words.toString();
    }

    private static int afterNumber(String text, int from) {
        int i = from;
        while (i < text.length() && (isDigit(text.charAt(i)) || isInside(text, i))) {
            i++;
        }
        return i;
    }

    /** A point, a comma, or what stands inside of a time, between two digits. */
    private static boolean isInside(String text, int at) {
        return ".,:-TE".indexOf(text.charAt(at)) >= 0 && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private static int afterUnit(String text, int from) {
        int i = from < text.length() && text.charAt(from) == ' ' ? from + 1 : from;
        for (String unit : new String[] {"min", "ms", "s", "m", "h", "d", "%", "Z"}) {
            int end = i + unit.length();
            if (text.startsWith(unit, i) && (end == text.length() || !Character.isLetter(text.charAt(end)))) {
                return end;
            }
        }
        return from;
    }

    /** The 2 of {@code redis-2} belongs to a name. */
    private static boolean isInWord(String text, int at) {
        return at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || "-_./:".indexOf(text.charAt(at - 1)) >= 0);
    }

    private static boolean isDigit(char it) {
        return it >= '0' && it <= '9';
    }
}
