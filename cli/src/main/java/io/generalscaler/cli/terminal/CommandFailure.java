package io.generalscaler.cli.terminal;

/** Ends a command with one line for a person and an exit code. It carries no stack trace: the line says it all. */
public final class CommandFailure extends RuntimeException {
    private final int exitCode;

    private CommandFailure(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** What was asked about is refused. */
    public static CommandFailure rejected(String message) {
        return new CommandFailure(ExitCode.REJECTED, message);
    }

    /** The arguments make no sense. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    /** Reading, writing or asking a cluster failed. */
    public static CommandFailure failed(String message) {
        return new CommandFailure(ExitCode.FAILED, message);
    }

    /** Whoever read the answers has gone: there is nobody to say it to, and nothing to say. */
    public static CommandFailure unread() {
        return new CommandFailure(ExitCode.FAILED, "");
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }
}
