package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code <text>.format(<list>)}: {@code %s %d %f %e %b %x %X %o %%}, with a precision for {@code %f} and {@code %e}. */
final class FormatFunction implements FunctionSet {
    private static final Pattern CLAUSE = Pattern.compile("%(?:\\.([0-9]{0,3}))?(.?)", Pattern.DOTALL);

    @Override
    public List<CelFunctionDecl> declarations() {
        return List.of(CelFunctionDecl.newFunctionDeclaration(
                "format",
                List.of(CelOverloadDecl.newMemberOverload(
                        "string_format",
                        SimpleType.STRING,
                        List.of(SimpleType.STRING, ListType.create(SimpleType.DYN))))));
    }

    @Override
    public List<CelFunctionBinding> bindings() {
        return List.of(CelFunctionBinding.from("string_format", String.class, List.class, FormatFunction::format));
    }

    private static Object format(String form, List<?> arguments) throws CelEvaluationException {
        StringBuilder out = new StringBuilder();
        Matcher clause = CLAUSE.matcher(form);
        int next = 0;
        int done = 0;
        while (clause.find()) {
            out.append(form, done, clause.start());
            done = clause.end();
            String kind = clause.group(2);
            if (kind.isEmpty()) {
                throw new CelEvaluationException("unexpected end of string");
            }
            if (kind.equals("%")) {
                out.append('%');
                continue;
            }
            if (next >= arguments.size()) {
                throw new CelEvaluationException("index " + next + " out of range");
            }
            String precision = clause.group(1);
            int digits = precision == null ? 6 : precision.isEmpty() ? 0 : Integer.parseInt(precision);
            out.append(clause(kind.charAt(0), digits, arguments.get(next++)));
        }
        return out.append(form, done, form.length()).toString();
    }

    private static String clause(char kind, int precision, Object value) throws CelEvaluationException {
        return switch (kind) {
            case 's' -> text(value);
            case 'd' -> text(number(kind, value));
            case 'f' -> fixed(number(kind, value), precision);
            case 'e' ->
                String.format(
                        Locale.ROOT, "%." + precision + "e", number(kind, value).doubleValue());
            case 'b' ->
                value instanceof Boolean bool
                        ? (bool ? "1" : "0")
                        : Long.toBinaryString(number(kind, value).longValue());
            case 'o' -> Long.toOctalString(number(kind, value).longValue());
            case 'x' -> hex(value);
            case 'X' -> hex(value).toUpperCase(Locale.ROOT);
            default ->
                throw new CelEvaluationException(
                        "could not parse formatting clause: unrecognized formatting clause \"" + kind + "\"");
        };
    }

    private static Number number(char kind, Object value) throws CelEvaluationException {
        if (value instanceof Number number) {
            return number;
        }
        throw new CelEvaluationException("error during formatting: %" + kind + " cannot show "
                + value.getClass().getSimpleName());
    }

    private static String fixed(Number number, int precision) {
        double value = number.doubleValue();
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .setScale(precision, RoundingMode.HALF_EVEN)
                        .toPlainString()
                : text(value);
    }

    private static String hex(Object value) throws CelEvaluationException {
        return switch (value) {
            case Long number -> (number < 0 ? "-" : "") + Long.toHexString(Math.abs(number));
            case String text -> bytes(text.getBytes(StandardCharsets.UTF_8));
            case CelByteString text -> bytes(text.toByteArray());
            default ->
                throw new CelEvaluationException("error during formatting: only integers, byte buffers, and strings can"
                        + " be formatted as hex");
        };
    }

    private static String bytes(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number -> plain(number);
            case Duration duration ->
                new BigDecimal(duration.toSeconds())
                                .add(BigDecimal.valueOf(duration.toNanosPart(), 9))
                                .stripTrailingZeros()
                                .toPlainString()
                        + "s";
            case NullValue nothing -> "null";
            case List<?> list -> list.stream().map(FormatFunction::text).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> {
                Map<String, String> sorted = new TreeMap<>();
                map.forEach((key, each) -> sorted.put(text(key), text(each)));
                yield sorted.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", ", "{", "}"));
            }
            default -> value.toString();
        };
    }

    private static String plain(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
