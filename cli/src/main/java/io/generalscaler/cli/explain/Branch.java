package io.generalscaler.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A line and the lines under it. */
final class Branch {
    private final String text;
    private final List<Branch> branches = new ArrayList<>();

    Branch(String text) {
        this.text = text;
    }

    /** Adds a line under this one, and answers it. */
    Branch add(String line) {
        Branch branch = new Branch(line);
        branches.add(branch);
        return branch;
    }

    /** Adds lines in columns: each cell as wide as the widest of its column. */
    void addRows(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i < row.size() - 1) {
                    line.append(" ".repeat(widths[i] - width(row.get(i)) + 2));
                }
            }
            add(line.toString().stripTrailing());
        }
    }

    /** What a terminal shows of it: colours take no room. */
    private static int width(String cell) {
        return cell.replaceAll("\u001b\\[[0-9;]*m", "").length();
    }

    /** Hands the lines to {@code out}, with the rules that connect them. */
    void print(Consumer<String> out) {
        out.accept(text);
        print("", out);
    }

    private void print(String prefix, Consumer<String> out) {
        for (int i = 0; i < branches.size(); i++) {
            boolean isLast = i == branches.size() - 1;
            out.accept(prefix + (isLast ? "└─ " : "├─ ") + branches.get(i).text);
            branches.get(i).print(prefix + (isLast ? "   " : "│  "), out);
        }
    }
}
