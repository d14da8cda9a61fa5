package io.generalscaler.devcluster;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 90s}, {@code 2m}, {@code 1h30m} and ISO durations. */
final class Durations implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            if (text.endsWith("ms")) {
                return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
            }
            String upper = text.toUpperCase(Locale.ROOT);
            return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a duration such as 500ms, 90s or 2m");
        }
    }
}
