package io.generalscaler.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The three standard streams, and whether a person reads them. Text is UTF-8 everywhere. What people read goes through {@link #say},
 * {@link #warn} and {@link #complain}, which let nothing through that steers a terminal; the streams themselves are for programs.
 *
 * @param in standard input
 * @param out for answers; flushed by whoever writes
 * @param err for what went wrong, and for progress
 * @param colours whether {@code out} shows colours
 * @param progress whether {@code err} is a terminal on which a line may be rewritten
 * @param columns how wide {@code out} is; 0 where it is no terminal, and lines may be as long as they like
 */
public record Terminal(
        InputStream in, PrintStream out, PrintStream err, boolean colours, boolean progress, int columns) {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final Pattern COLUMNS = Pattern.compile("[1-9][0-9]{0,3}");

    /**
     * The process's own streams.
     *
     * <p>The JDK alone cannot tell which of the streams is a terminal, so the launcher says it in {@code gscale.terminal}
     * (letters of {@code oe}: o for output, e for error), and its width in {@code gscale.columns}. Without a launcher a console
     * stands for both.
     */
    public static Terminal ofProcess(Map<String, String> environment) {
        String terminals = System.getProperty("gscale.terminal");
        if (terminals == null) {
            terminals = Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .map(_ -> "oe")
                    .orElse("");
        }
        String dumb = environment.getOrDefault("TERM", "");
        String noColour = environment.getOrDefault("NO_COLOR", "");
        boolean colours = terminals.contains("o") && noColour.isEmpty() && !dumb.equals("dumb");
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                utf8(new StandardStream(new FileOutputStream(FileDescriptor.out), "standard output")),
                utf8(new FileOutputStream(FileDescriptor.err)),
                colours,
                terminals.contains("e") && !dumb.equals("dumb"),
                terminals.contains("o") ? columns(environment) : 0);
    }

    private static int columns(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("COLUMNS", ""), System.getProperty("gscale.columns", ""))
                .filter(it -> COLUMNS.matcher(it).matches())
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(new BufferedOutputStream(stream, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    }

    /** Says a line on {@code out}. */
    public void say(Styled line) {
        out.println(line.shown(colours));
    }

    /** Says a line without colours on {@code out}. */
    public void say(String line) {
        say(Styled.of(line));
    }

    /** Says on {@code err} what a person should know although all went well. */
    public void warn(String text) {
        complain(Styled.of("gscale: ").and(Styled.of(Colour.CAUTION, "warning")).and(": " + text));
    }

    /** Says a line on {@code err}, after everything that was said on {@code out}. */
    public void complain(Styled line) {
        out.flush();
        err.println(line.shown(colours));
        err.flush();
    }

    /** Hands everything on that was written so far. */
    public void flush() {
        out.flush();
        err.flush();
    }
}
