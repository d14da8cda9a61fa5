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

    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K\n";
    private static final String REST_OF_SCREEN = "\u001b[J";
    /** A terminal cuts long lines by itself then, however wide it is made meanwhile. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintStream out = System.out;
    private final boolean live;
    private final List<String> said = new ArrayList<>();

    private Screen(boolean live) {
        this.live = live;
    }

    /** A live table on a terminal, unless {@code plain} lines are wanted. */
    public static Screen of(boolean plain) {
        boolean live = !plain
                && Optional.ofNullable(System.console())
                        .map(Console::isTerminal)
                        .orElse(false);
        return new Screen(live);
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
            StringBuilder frame = new StringBuilder(HOME).append(NO_WRAP);
            Table.lines(scalers).forEach(line -> frame.append(line).append(END_OF_LINE));
            frame.append(WRAP).append(END_OF_LINE);
            said.forEach(line -> frame.append(line).append(END_OF_LINE));
            out.print(frame.append(REST_OF_SCREEN));
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
}
