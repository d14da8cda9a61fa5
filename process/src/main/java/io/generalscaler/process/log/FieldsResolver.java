package io.generalscaler.process.log;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.layout.template.json.resolver.EventResolver;
import org.apache.logging.log4j.layout.template.json.util.JsonWriter;

/**
 * The key-values of a line as a JSON object. SLF4J's binding hands all of them on as texts; a key of {@link #NUMBERS} becomes a number again, so that
 * whoever keeps logs can compare and add them up. The key decides, not the text: a pod may be called 42.
 */
final class FieldsResolver implements EventResolver {

    static final Set<String> NUMBERS = Set.of(
            "causes",
            "claims",
            "code",
            "connections",
            "from",
            "leftOut",
            "managementPort",
            "objects",
            "port",
            "requests",
            "scalers",
            "seconds",
            "sinceStartMillis",
            "sources",
            "status",
            "target",
            "to",
            "value");

    /** No number of ours is longer. */
    private static final int MOST_DIGITS = 64;

    private static final int PLAIN_DIGITS = 18;

    @Override
    public boolean isResolvable(LogEvent event) {
        return !event.getContextData().isEmpty();
    }

    @Override
    public void resolve(LogEvent event, JsonWriter writer) {
        writer.writeObjectStart();
        boolean[] isFirst = {true};
        event.getContextData().forEach((key, value) -> {
            if (!isFirst[0]) {
                writer.writeSeparator();
            }
            isFirst[0] = false;
            writer.writeObjectKey(key);
            write(key, String.valueOf(value), writer);
        });
        writer.writeObjectEnd();
    }

    private static void write(String key, String text, JsonWriter writer) {
        Optional<BigDecimal> number = NUMBERS.contains(key) ? number(text) : Optional.empty();
        if (number.isPresent()) {
            writer.writeNumber(number.get());
        } else {
            writer.writeString(text);
        }
    }

    /** 50 rather than 5E+1. */
    private static BigDecimal plain(BigDecimal number) {
        boolean isShort = number.scale() < 0 && number.precision() - number.scale() <= PLAIN_DIGITS;
        return isShort ? number.setScale(0) : number;
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > MOST_DIGITS ? Optional.empty() : Optional.of(plain(new BigDecimal(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
