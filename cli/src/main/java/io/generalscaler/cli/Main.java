package io.generalscaler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.generalscaler.cli.decide.DecideCommand;
import io.generalscaler.cli.simulate.SimulateCommand;
import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.CommandFailure;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.Terminal;
import io.generalscaler.cli.validate.ValidateCommand;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Wires the commands and turns whatever happens into one line and an exit code. */
public final class Main {

    private static final String DECIDE = "decide";

    private Main() {}

    /** The process. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess(System.getenv());
        int exitCode = run(terminal, arguments);
        terminal.flush();
        System.exit(exitCode);
    }

    /** Runs one command; nothing but {@code terminal} is touched besides what the command is for. */
    public static int run(Terminal terminal, String... arguments) {
        if (arguments.length == 1 && arguments[0].equals(DECIDE)) {
            return withoutOptions(new DecideCommand(terminal), terminal);
        }
        CommandLine gscale = new CommandLine(new Gscale(terminal))
                .addSubcommand(new DecideCommand(terminal))
                .addSubcommand(new SimulateCommand(terminal))
                .addSubcommand(new ValidateCommand(terminal))
                .addSubcommand("completion", new CommandLine(new GenerateCompletion()));
        gscale.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(terminal.out(), true, UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((problem, _) -> usage(terminal, problem))
                .setExecutionExceptionHandler((problem, _, _) -> failure(terminal, problem));
        return gscale.execute(arguments);
    }

    /** In a pipe, starting is most of a decision's time, and most of that would be the parser of options. */
    private static int withoutOptions(DecideCommand command, Terminal terminal) {
        try {
            return command.call();
        } catch (RuntimeException e) {
            return failure(terminal, e);
        }
    }

    private static int usage(Terminal terminal, CommandLine.ParameterException problem) {
        String name = problem.getCommandLine().getCommandSpec().qualifiedName();
        say(terminal, problem.getMessage() + " (see '" + name + " --help')");
        return ExitCode.USAGE;
    }

    private static int failure(Terminal terminal, Exception problem) {
        if (problem instanceof CommandFailure failure) {
            say(terminal, failure.getMessage());
            return failure.exitCode();
        }
        if (problem instanceof UncheckedIOException) {
            say(terminal, problem.getMessage());
            return ExitCode.FAILED;
        }
        say(terminal, "this should not have happened: " + problem);
        return ExitCode.FAILED;
    }

    private static void say(Terminal terminal, @Nullable String message) {
        terminal.out().flush();
        String line = "gscale: " + String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
        terminal.err().println(terminal.colours() ? terminal.paint(Colour.BAD, line) : line);
        terminal.err().flush();
    }
}
