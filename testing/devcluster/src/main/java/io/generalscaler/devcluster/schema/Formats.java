package io.generalscaler.devcluster.schema;

import com.google.re2j.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The text formats that a custom resource's schema may name; others are ignored, as an API server ignores them. */
final class Formats {
    private static final Pattern DATE_TIME = Pattern.compile(
            "^([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$");
    private static final Pattern DURATION = Pattern.compile(
            "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))*$");
    private static final Pattern WORDY_DURATION = Pattern.compile(
            "^ *[0-9]+ *(ns|nano|nanosecond|us|µs|micro|microsecond|ms|milli|millisecond|s|sec|second|m|min|minute|h|hr|hour|d|day|w|wk|week)s? *$");
    private static final Pattern HOSTNAME =
            Pattern.compile("^([a-zA-Z0-9](-*[a-zA-Z0-9]){0,62})(\\.[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62})*\\.?$");
    private static final Pattern EMAIL = Pattern.compile("^[^@<>() ]+@[^@<>() ]+$");
    private static final Pattern LABEL = Pattern.compile("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$");
    private static final Pattern MAC = Pattern.compile(
            "^([0-9a-fA-F]{2}([:-])[0-9a-fA-F]{2}(([:-])[0-9a-fA-F]{2}){4,6}|[0-9a-fA-F]{4}(\\.[0-9a-fA-F]{4}){2,3})$");
    private static final Pattern HEX_COLOR = Pattern.compile("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$");
    private static final Pattern IPV4 = Pattern.compile("^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.|$)){4}$");

    private static final Map<String, Predicate<String>> KNOWN = Map.ofEntries(
            Map.entry("datetime", Formats::isDateTime),
            Map.entry("date", Formats::isDate),
            Map.entry("duration", Formats::isDuration),
            Map.entry("uri", Formats::isUri),
            Map.entry("email", text -> EMAIL.matches(text)),
            Map.entry("hostname", text -> text.length() <= 255 && HOSTNAME.matches(text)),
            Map.entry("ipv4", text -> isIpv4(text)),
            Map.entry("ipv6", Addresses::isIpv6),
            Map.entry("cidr", Addresses::isCidr),
            Map.entry("mac", text -> MAC.matches(text)),
            Map.entry("uuid", text -> isUuid(text, "[0-9a-f]", "[0-9a-f]")),
            Map.entry("uuid3", text -> isUuid(text, "3", "[0-9a-f]")),
            Map.entry("uuid4", text -> isUuid(text, "4", "[89ab]")),
            Map.entry("uuid5", text -> isUuid(text, "5", "[89ab]")),
            Map.entry("byte", Formats::isBase64),
            Map.entry("hexcolor", text -> HEX_COLOR.matches(text)),
            Map.entry("password", text -> true),
            Map.entry("k8sshortname", text -> isLabel(text)),
            Map.entry("k8slongname", Formats::isSubdomain));

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

    private static boolean isUri(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() || text.startsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isIpv4(String text) {
        return !text.endsWith(".") && IPV4.matches(text);
    }

    private static boolean isUuid(String text, String version, String variant) {
        String hex = "[0-9a-f]";
        return Pattern.matches(
                "(?i)^" + hex + "{8}-?" + hex + "{4}-?" + version + hex + "{3}-?" + variant + hex + "{3}-?" + hex
                        + "{12}$",
                text);
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0 && text.length() % 4 == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLabel(String text) {
        return text.length() <= 63 && LABEL.matches(text);
    }

    private static boolean isSubdomain(String text) {
        if (text.length() > 253) {
            return false;
        }
        for (String label : text.split("\\.", -1)) {
            if (!LABEL.matches(label)) {
                return false;
            }
        }
        return true;
    }
}
