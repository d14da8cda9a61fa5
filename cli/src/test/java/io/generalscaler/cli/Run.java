package io.generalscaler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.generalscaler.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** One run of a command in this process, on streams of its own. */
public record Run(int exitCode, String out, String err) {
    /** When every run happens. */
    public static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    /** Runs without input, as in a pipe. */
    public static Run gscale(String... arguments) {
        return gscale("", false, 0, arguments);
    }

    /** Runs with that on standard input. */
    public static Run withInput(String input, String... arguments) {
        return gscale(input, false, 0, arguments);
    }

    /** Runs as on a terminal, with colours. */
    public static Run onTerminal(String... arguments) {
        return gscale("", true, 0, arguments);
    }

    /** Runs as on a terminal that is so wide and shows no colours. */
    public static Run wide(int columns, String... arguments) {
        return gscale("", false, columns, arguments);
    }

    private static Run gscale(String input, boolean isTerminal, int columns, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, false, UTF_8),
                isTerminal,
                isTerminal,
                columns);
        int exitCode = Main.run(terminal, InstantSource.fixed(NOW), arguments);
        terminal.flush();
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** The lines of the answer. */
    public List<String> lines() {
        return out.lines().toList();
    }
}
