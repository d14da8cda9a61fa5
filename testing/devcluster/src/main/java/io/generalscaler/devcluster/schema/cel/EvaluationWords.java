package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What went wrong when an expression ran, as an API server says it. */
final class EvaluationWords {
    private static final Pattern PLACE =
            Pattern.compile("^evaluation error(?: at <input>:[0-9]+)?: (.*)$", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("^key '(.*)' is not present in map\\.$");
    private static final Pattern INDEX = Pattern.compile("^Index out of bounds: (-?[0-9]+)$");

    private EvaluationWords() {}

    static String of(CelEvaluationException failure) {
        Matcher place = PLACE.matcher(String.valueOf(failure.getMessage()));
        String message = place.matches() ? place.group(1) : String.valueOf(failure.getMessage());
        Matcher key = KEY.matcher(message);
        if (key.matches()) {
            return "no such key: " + key.group(1);
        }
        Matcher index = INDEX.matcher(message);
        if (index.matches()) {
            return "index out of bounds: " + index.group(1);
        }
        CelErrorCode code = failure.getErrorCode();
        return switch (code) {
            case DIVIDE_BY_ZERO -> "division by zero";
            case NUMERIC_OVERFLOW -> "integer overflow";
            case OVERLOAD_NOT_FOUND -> "no such overload";
            case ITERATION_BUDGET_EXCEEDED -> "operation cancelled: actual cost limit exceeded";
            default -> message;
        };
    }
}
