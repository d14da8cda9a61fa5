package io.generalscaler.examples.demo.show;

import io.generalscaler.api.v1alpha1.DecisionStatus;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import java.io.Console;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the demo speaks: a table that is drawn anew in place on a terminal, one line for each decision elsewhere. */
public final class Screen {

    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";
    private static final int WIDTH = 160;
    private static final int WIDEST = 400;

    private final PrintStream out = System.out;
    private final boolean live;
    private final Table table;
    private final List<String> said = new ArrayList<>();

    private Screen(boolean live, int width) {
        this.live = live;
        this.table = new Table(width);
    }

    /** A live table on a terminal, unless {@code plain} lines are wanted. */
    public static Screen of(boolean plain) {
        boolean live = !plain
                && Optional.ofNullable(System.console())
                        .map(Console::isTerminal)
                        .orElse(false);
        return new Screen(live, live ? width() : WIDEST);
    }

    /** Says a line; on a live screen it stays below the table. */
    public synchronized void say(String line) {
        said.add(line);
        out.println(line);
        out.flush();
    }

    /** Draws the table, where it is live. */
    public synchronized void show(List<GeneralScaler> scalers) {
        if (live) {
            out.print(HOME_AND_CLEAR);
            table.lines(scalers).forEach(out::println);
            out.println();
            said.forEach(out::println);
            out.flush();
        }
    }

    /** Prints a new decision, where there is no live table to show it. */
    public synchronized void decided(String scaler, DecisionStatus decision) {
        if (!live) {
            out.printf("%s  %-22s %-16s %s%n", clock(decision.time()), scaler, decision.reason(), decision.message());
            out.flush();
        }
    }

    private static String clock(@Nullable String time) {
        return time == null || time.length() < 19 ? "" : time.substring(11, 19);
    }

    private static int width() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : WIDTH;
    }
}
