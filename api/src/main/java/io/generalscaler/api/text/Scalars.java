package io.generalscaler.api.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plain scalar means to {@code kubectl}, whose YAML is version 1.1 without times and numbers in base 60: {@code yes} is true,
 * {@code 09:00} and {@code 2026-11-27} are texts.
 */
final class Scalars {
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+|\\d*\\.\\d+|\\d+\\.)([eE][-+]?\\d+)?");
    private static final Pattern BASED = Pattern.compile("([-+]?)0(x[0-9a-fA-F]+|b[01]+|o?[0-7]+)");
    /** A longer number is a text: no field holds one, and arithmetic on it would cost. */
    private static final int MAX_DIGITS = 400;

    private Scalars() {}

    static JsonNode resolve(String text, JsonNodeFactory nodes) {
        if (NULL.contains(text)) {
            return nodes.nullNode();
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return nodes.booleanNode(TRUE.contains(text));
        }
        String digits = text.indexOf('_') >= 0 && startsAsNumber(text) ? text.replace("_", "") : text;
        if (digits.length() > MAX_DIGITS || !startsAsNumber(digits)) {
            return nodes.textNode(text);
        }
        return based(digits)
                .<JsonNode>map(nodes::numberNode)
                .or(() -> decimal(digits, nodes))
                .orElseGet(() -> nodes.textNode(text));
    }

    private static boolean startsAsNumber(String text) {
        char first = text.charAt(0);
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }

    private static Optional<BigInteger> based(String text) {
        var matcher = BASED.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group(2);
        int radix = rest.startsWith("x") ? 16 : rest.startsWith("b") ? 2 : 8;
        String number = Character.isDigit(rest.charAt(0)) ? rest : rest.substring(1);
        return Optional.of(new BigInteger(matcher.group(1) + number, radix));
    }

    private static Optional<JsonNode> decimal(String text, JsonNodeFactory nodes) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            boolean isWhole = text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
            return Optional.of(isWhole ? nodes.numberNode(number.toBigIntegerExact()) : nodes.numberNode(number));
        } catch (NumberFormatException e) {
            // An exponent beyond every bound.
            return Optional.empty();
        }
    }
}
