package io.generalscaler.devcluster.schema;

import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The text formats that change what a rule sees: times, durations, bytes. Others are ignored, as an API server ignores what it does not know. */
final class Formats {
    private static final Pattern DATE_TIME = Pattern.compile(
            "^([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$");
    private static final Pattern DURATION = Pattern.compile(
            "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))*$");
    private static final Pattern WORDY_DURATION = Pattern.compile(
            "^ *[0-9]+ *(ns|nano|nanosecond|us|µs|micro|microsecond|ms|milli|millisecond|s|sec|second|m|min|minute|h|hr|hour|d|day|w|wk|week)s? *$");

    private static final Map<String, Predicate<String>> KNOWN = Map.of(
            "datetime", Formats::isDateTime,
            "date", Formats::isDate,
            "duration", Formats::isDuration,
            "byte", Formats::isBase64);

    private Formats() {}

    static boolean known(String format) {
        return KNOWN.containsKey(normal(format));
    }

    /** Whether the text has the format; true where the format is not known. */
    static boolean matches(String format, String text) {
        return KNOWN.getOrDefault(normal(format), any -> true).test(text);
    }

    private static String normal(String format) {
        return format.replace("-", "");
    }

    static boolean isDateTime(String text) {
        var matcher = DATE_TIME.matcher(text);
        return matcher.matches()
                && isDate(text.substring(0, 10))
                && Integer.parseInt(matcher.group(4)) < 24
                && Integer.parseInt(matcher.group(5)) < 60
                && Integer.parseInt(matcher.group(6)) < 60;
    }

    static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return text.length() == 10;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        return text.equals("0") || DURATION.matches(text) || WORDY_DURATION.matches(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0 && text.length() % 4 == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
