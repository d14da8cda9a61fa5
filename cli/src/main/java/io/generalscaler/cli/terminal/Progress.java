package io.generalscaler.cli.terminal;

import java.util.Locale;

/** One line that says how far long work is; only on a terminal, and gone at the end. */
public final class Progress implements AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final String what;
    private int shown = -1;

    public Progress(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
    }

    /** Shows the share that is done, 0..1, if it differs from what is shown by a whole per cent. */
    public void done(double share) {
        int percent = (int) (share * 100);
        if (terminal.progress() && percent != shown) {
            shown = percent;
            terminal.err().print(CLEAR_LINE + String.format(Locale.ROOT, "%s %d %%", what, percent));
            terminal.err().flush();
        }
    }

    @Override
    public void close() {
        if (shown >= 0) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
    }
}
