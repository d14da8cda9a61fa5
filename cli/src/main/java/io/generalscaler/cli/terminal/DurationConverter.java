package io.generalscaler.cli.terminal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 2d}; a number without a unit is seconds. */
public final class DurationConverter implements ITypeConverter<Duration> {
    private static final int MAX_LENGTH = 64;
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h|d)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

    @Override
    public Duration convert(String text) {
        if (SECONDS.matcher(text).matches()) {
            return of(text, "s");
        }
        if (text.length() > MAX_LENGTH || !WHOLE.matcher(text).matches()) {
            String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
            throw new TypeConversionException("'" + shown + "' is no duration such as 30s, 5m or 1h30m");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(of(part.group(1), part.group(2)));
        }
        return sum;
    }

    private static Duration of(String number, String unit) {
        int millis = switch (unit) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
        return Duration.ofMillis(
                new BigDecimal(number).multiply(BigDecimal.valueOf(millis)).longValue());
    }
}
