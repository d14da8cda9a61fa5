package io.generalscaler.cli.terminal;

/** What a command's exit code says; the same for all of them. */
public final class ExitCode {
    /** Everything is as it should be. */
    public static final int OK = 0;
    /** What was asked about is refused: an object with violations, a line that cannot be answered. */
    public static final int REJECTED = 1;
    /** The command was not understood. */
    public static final int USAGE = 2;
    /** A file cannot be read or written, or the cluster cannot be reached or does not have the object. */
    public static final int FAILED = 3;

    private ExitCode() {}
}
