package io.generalscaler.cli.simulate.trace;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Values over time. A row holds from its time until the next row's; the last one for as long as the one before it did. */
public final class LoadTrace {
    private final List<String> columns;
    private final long[] millis;
    private final double[][] values;

    /**
     * A trace of these rows; the arrays are handed over.
     *
     * @param columns the names of the columns but the first
     * @param millis the rows' times, ascending, in milliseconds of the epoch; at least two
     * @param values by column, then by row; NaN where the cell is empty
     */
    LoadTrace(List<String> columns, long[] millis, double[][] values) {
        this.columns = List.copyOf(columns);
        this.millis = millis;
        this.values = values;
    }

    /** The names of the columns but the first. */
    public List<String> columns() {
        return columns;
    }

    /** How many rows there are; at least two. */
    public int rows() {
        return millis.length;
    }

    /** When a row begins to hold, in milliseconds of the epoch. */
    public long millis(int row) {
        return millis[row];
    }

    /** A cell; NaN where it is empty. */
    public double value(int column, int row) {
        return values[column][row];
    }

    /** The same with 0 in the empty cells of these columns. */
    public LoadTrace withZeros(Predicate<String> column) {
        double[][] filled = values.clone();
        for (int i = 0; i < filled.length; i++) {
            if (column.test(columns.get(i))) {
                filled[i] = Arrays.stream(values[i])
                        .map(value -> Double.isNaN(value) ? 0 : value)
                        .toArray();
            }
        }
        return new LoadTrace(columns, millis, filled);
    }

    /** When the first row begins to hold. */
    public long start() {
        return millis[0];
    }

    /** When the last row ends to hold. */
    public long end() {
        int last = millis.length - 1;
        return millis[last] + (millis[last] - millis[last - 1]);
    }
}
