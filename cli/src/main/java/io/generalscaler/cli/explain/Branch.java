package io.generalscaler.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A line and the lines under it. A line is a lead that is never broken and a text that goes on under its own beginning where the
 * terminal is too narrow for it. Texts come from a cluster: whatever would steer a terminal is shown as {@code ?}.
 */
final class Branch {
    /** Narrower than that, a text begins under its lead. */
    private static final int LEAST_TEXT = 26;

    private static final int INDENT = 4;
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern STEERING =
            Pattern.compile("\u001b(?!\\[(?:[012]|3[123])m)|[\\p{Cc}\\p{Cf}&&[^\u001b]]");

    private final String lead;
    private final String text;
    private final List<Branch> branches = new ArrayList<>();

    private Branch(String lead, String text) {
        this.lead = STEERING.matcher(lead).replaceAll("?");
        this.text = STEERING.matcher(text).replaceAll("?");
    }

    /** The first line. */
    static Branch root(String text) {
        return new Branch("", text);
    }

    /** Adds a line under this one, and answers it. */
    Branch add(String lead, String text) {
        Branch branch = new Branch(lead, text);
        branches.add(branch);
        return branch;
    }

    /** Adds lines in columns: each cell as wide as the widest of its column. The last one may go on over several lines. */
    void addRows(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder cells = new StringBuilder();
            for (int i = 0; i < row.size() - 1; i++) {
                cells.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            }
            add(cells.toString(), row.getLast());
        }
    }

    /** What a terminal shows of it: colours take no room. */
    private static int width(String cell) {
        String visible = COLOUR.matcher(cell).replaceAll("");
        return visible.codePointCount(0, visible.length());
    }

    /**
     * Hands the lines to {@code out}, with the rules that connect them.
     *
     * @param columns of the terminal; 0 where lines may be as long as they like
     */
    void print(int columns, Consumer<String> out) {
        lines("", branches.isEmpty() ? "" : "│ ", columns, out);
        print("", columns, out);
    }

    private void print(String prefix, int columns, Consumer<String> out) {
        for (int i = 0; i < branches.size(); i++) {
            boolean isLast = i == branches.size() - 1;
            Branch branch = branches.get(i);
            String under = prefix + (isLast ? "   " : "│  ");
            branch.lines(prefix + (isLast ? "└─ " : "├─ "), under, columns, out);
            branch.print(under, columns, out);
        }
    }

    private void lines(String first, String under, int columns, Consumer<String> out) {
        int room = columns == 0 ? Integer.MAX_VALUE : columns - width(under) - width(lead);
        boolean isBeside = text.isEmpty() || room >= LEAST_TEXT;
        String hanging = under + " ".repeat(isBeside ? width(lead) : INDENT);
        if (!isBeside) {
            out.accept((first + lead).stripTrailing());
            room = Math.max(LEAST_TEXT, columns - width(hanging));
        }
        String before = isBeside ? first + lead : hanging;
        for (String line : wrapped(text, room)) {
            out.accept((before + line).stripTrailing());
            before = hanging;
        }
    }

    /** Breaks between words; a word that is too long for a line stands alone on one. */
    private static List<String> wrapped(String text, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int length = width(word);
            if (!line.isEmpty() && used + 1 + length > room) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            used += length + (line.isEmpty() ? 0 : 1);
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
