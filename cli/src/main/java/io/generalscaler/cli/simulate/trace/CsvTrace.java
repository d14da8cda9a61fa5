package io.generalscaler.cli.simulate.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads {@code timestamp,<metric>,…}: a header line, then one line for each moment, oldest first. An empty cell is a missing
 * value. Lines that are empty or begin with {@code #} are passed over. A cell may stand in double quotes, with commas in it: as those of a
 * name, or between the thousands of a number.
 */
public final class CsvTrace {
    private static final int MAX_ROWS = 5_000_000;
    private static final int MAX_COLUMNS = 200;
    /** Digits that a long holds exactly, and a double too. */
    private static final int MAX_PLAIN_DIGITS = 15;

    /** No number that somebody measured is longer. */
    private static final int MAX_NUMBER_LENGTH = 400;

    /** A number with a comma before each three digits; such a cell stands in quotes. */
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d*)?");

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private final byte[] text;
    private final Timestamps timestamps = new Timestamps();
    private int at;
    private int line;
    private long[] millis = new long[1024];
    private double[][] values = new double[0][];
    private int rows;

    private CsvTrace(byte[] text) {
        this.text = text;
    }

    /** Reads a whole file's bytes, UTF-8. */
    public static LoadTrace read(byte[] text) throws BadTraceException {
        return new CsvTrace(text).read();
    }

    private LoadTrace read() throws BadTraceException {
        skipByteOrderMark();
        List<String> header = header();
        values = new double[header.size() - 1][millis.length];
        while (nextLine()) {
            row(header);
        }
        if (rows < 2) {
            throw new BadTraceException(line, "a trace needs at least two rows");
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Arrays.copyOf(values[i], rows);
        }
        return new LoadTrace(header.subList(1, header.size()), Arrays.copyOf(millis, rows), values);
    }

    private void skipByteOrderMark() {
        if (text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF) {
            at = 3;
        }
    }

    private List<String> header() throws BadTraceException {
        if (!nextLine()) {
            throw new BadTraceException(1, "the trace is empty; its first line must be: timestamp,<metric name>,…");
        }
        List<String> header = new ArrayList<>();
        int end = lineEnd();
        while (at <= end && header.size() <= MAX_COLUMNS) {
            int cellEnd = cellEnd(end);
            String name = new String(text, trimStart(at, cellEnd), trimLength(at, cellEnd), StandardCharsets.UTF_8)
                    .replace("\"\"", "\"");
            if (name.isEmpty() || header.contains(name)) {
                throw new BadTraceException(
                        line,
                        name.isEmpty() ? "column " + (header.size() + 1) + " has no name" : name + " stands twice");
            }
            header.add(name);
            at = cellEnd + 1;
        }
        boolean startsWithTime = header.getFirst().equalsIgnoreCase("timestamp")
                || header.getFirst().equalsIgnoreCase("time");
        if (!startsWithTime) {
            throw new BadTraceException(
                    line,
                    "the first column must be timestamp, not " + header.getFirst() + ": timestamp,<metric name>,…");
        }
        if (header.size() > MAX_COLUMNS) {
            throw new BadTraceException(line, "there are more than " + MAX_COLUMNS + " columns");
        }
        at = end + 1;
        return header;
    }

    /** Moves to the next line that says something; its number is in {@code line}. */
    private boolean nextLine() {
        while (at < text.length) {
            line++;
            int end = lineEnd();
            if (text[at] != '#' && trimLength(at, end) > 0) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    private void row(List<String> header) throws BadTraceException {
        int end = lineEnd();
        int cellEnd = cellEnd(end);
        long time = timestamp(cellEnd);
        if (rows == MAX_ROWS) {
            throw new BadTraceException(line, "the trace has more than " + MAX_ROWS + " rows");
        }
        grow();
        millis[rows] = time;
        for (int column = 0; column < values.length; column++) {
            if (cellEnd >= end) {
                throw new BadTraceException(
                        line, "has " + (column + 1) + " cells, and the header has " + header.size());
            }
            at = cellEnd + 1;
            cellEnd = cellEnd(end);
            values[column][rows] = value(cellEnd, header.get(column + 1));
        }
        if (cellEnd < end) {
            throw new BadTraceException(line, "has more cells than the header, which has " + header.size());
        }
        rows++;
        at = end + 1;
    }

    private long timestamp(int cellEnd) throws BadTraceException {
        int from = trimStart(at, cellEnd);
        int length = trimLength(at, cellEnd);
        String shown = new String(text, from, Math.min(length, 40), StandardCharsets.UTF_8);
        long time = timestamps
                .millis(text, from, from + length)
                .orElseThrow(() -> new BadTraceException(
                        line,
                        "\"" + shown + "\" is no time such as 2026-01-15T10:30:00Z, and no seconds since 1970 either"));
        if (rows > 0 && time <= millis[rows - 1]) {
            throw new BadTraceException(line, "the time " + shown + " is not after the one before it");
        }
        return time;
    }

    private void grow() {
        if (rows == millis.length) {
            millis = Arrays.copyOf(millis, rows * 2);
            for (int i = 0; i < values.length; i++) {
                values[i] = Arrays.copyOf(values[i], rows * 2);
            }
        }
    }

    private double value(int cellEnd, String column) throws BadTraceException {
        int from = trimStart(at, cellEnd);
        int length = trimLength(at, cellEnd);
        if (length == 0) {
            return Double.NaN;
        }
        double plain = plain(from, from + length);
        if (!Double.isNaN(plain)) {
            return plain;
        }
        String cell = new String(text, from, Math.min(length, MAX_NUMBER_LENGTH + 1), StandardCharsets.UTF_8);
        if (cell.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        try {
            double value = length > MAX_NUMBER_LENGTH
                    ? Double.NaN
                    : Double.parseDouble(THOUSANDS.matcher(cell).matches() ? cell.replace(",", "") : cell);
            if (value >= 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a negative number.
        }
        String shown = cell.length() > 40 ? cell.substring(0, 40) + "…" : cell;
        throw new BadTraceException(line, column + " \"" + shown + "\" is no number of at least 0 (empty is missing)");
    }

    /** A short decimal such as 12.5, exactly as {@link Double#parseDouble} reads it; NaN for anything else. */
    private double plain(int from, int to) {
        if (to - from > MAX_PLAIN_DIGITS) {
            return Double.NaN;
        }
        long digits = 0;
        int point = -1;
        for (int i = from; i < to; i++) {
            if (text[i] == '.' && point < 0) {
                point = i;
            } else if (text[i] >= '0' && text[i] <= '9') {
                digits = digits * 10 + (text[i] - '0');
            } else {
                return Double.NaN;
            }
        }
        if (point >= 0 && to - from == 1) {
            return Double.NaN;
        }
        return point < 0 ? digits : digits / POWERS_OF_TEN[to - point - 1];
    }

    private int lineEnd() {
        int end = at;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private int cellEnd(int lineEnd) {
        int end = Math.max(at, quoteEnd(lineEnd));
        while (end < lineEnd && text[end] != ',') {
            end++;
        }
        return end;
    }

    /** Where the quotes end that the cell begins with; before the cell where there are none, or they do not end. */
    private int quoteEnd(int lineEnd) {
        int quote = at;
        while (quote < lineEnd && (text[quote] == ' ' || text[quote] == '\t')) {
            quote++;
        }
        if (quote >= lineEnd || text[quote] != '"') {
            return -1;
        }
        int end = quote + 1;
        while (end < lineEnd) {
            boolean isQuote = text[end] == '"';
            // Two of them stand for one that is meant.
            boolean isPair = isQuote && end + 1 < lineEnd && text[end + 1] == '"';
            if (isQuote && !isPair) {
                return end;
            }
            end += isPair ? 2 : 1;
        }
        return -1;
    }

    private int trimStart(int from, int to) {
        int start = from;
        while (start < to && isAround(text[start])) {
            start++;
        }
        return start;
    }

    private int trimLength(int from, int to) {
        int end = to;
        int start = trimStart(from, to);
        while (end > start && isAround(text[end - 1])) {
            end--;
        }
        return end - start;
    }

    private static boolean isAround(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '"';
    }
}
