package io.generalscaler.cli.explain;

import io.generalscaler.cli.terminal.Styled;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A line and the lines under it. A line is a lead that is never broken and a text that goes on under its own beginning where the
 * terminal is too narrow for it.
 */
final class Branch {
    /** Narrower than that, a text begins under its lead. */
    private static final int LEAST_TEXT = 26;

    private static final int INDENT = 4;

    private final Styled lead;
    private final Styled text;
    private final List<Branch> branches = new ArrayList<>();

    private Branch(Styled lead, Styled text) {
        this.lead = lead;
        this.text = text;
    }

    /** The first line. */
    static Branch root(Styled text) {
        return new Branch(Styled.EMPTY, text);
    }

    /** Adds a line under this one, and answers it. */
    Branch add(Styled lead, Styled text) {
        Branch branch = new Branch(lead, text);
        branches.add(branch);
        return branch;
    }

    /** Adds lines in columns: each cell as wide as the widest of its column. The last one may go on over several lines. */
    void addRows(List<List<Styled>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<Styled> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        for (List<Styled> row : rows) {
            Styled cells = Styled.EMPTY;
            for (int i = 0; i < row.size() - 1; i++) {
                Styled cell = row.get(i);
                cells = cells.and(cell).and(" ".repeat(widths[i] - cell.width() + 2));
            }
            add(cells, row.getLast());
        }
    }

    /**
     * Hands the lines to {@code out}, with the rules that connect them.
     *
     * @param columns of the terminal; 0 where lines may be as long as they like
     */
    void print(int columns, Consumer<Styled> out) {
        lines("", branches.isEmpty() ? "" : "│ ", columns, out);
        print("", columns, out);
    }

    private void print(String prefix, int columns, Consumer<Styled> out) {
        for (int i = 0; i < branches.size(); i++) {
            boolean isLast = i == branches.size() - 1;
            Branch branch = branches.get(i);
            String under = prefix + (isLast ? "   " : "│  ");
            branch.lines(prefix + (isLast ? "└─ " : "├─ "), under, columns, out);
            branch.print(under, columns, out);
        }
    }

    private void lines(String first, String under, int columns, Consumer<Styled> out) {
        int room = columns == 0 ? Integer.MAX_VALUE : columns - under.length() - lead.width();
        boolean isBeside = text.isEmpty() || room >= LEAST_TEXT;
        String hanging = under + " ".repeat(isBeside ? lead.width() : INDENT);
        Styled beginning = Styled.of(first).and(lead);
        if (!isBeside) {
            out.accept(beginning);
            room = Math.max(LEAST_TEXT, columns - hanging.length());
        }
        Styled before = isBeside ? beginning : Styled.of(hanging);
        for (Styled line : text.wrapped(room)) {
            out.accept(before.and(line));
            before = Styled.of(hanging);
        }
    }
}
