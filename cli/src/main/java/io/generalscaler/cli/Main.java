package io.generalscaler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.cli.control.FreezeCommand;
import io.generalscaler.cli.control.OverrideCommand;
import io.generalscaler.cli.control.PauseCommand;
import io.generalscaler.cli.control.ResumeCommand;
import io.generalscaler.cli.decide.DecideCommand;
import io.generalscaler.cli.explain.ExplainCommand;
import io.generalscaler.cli.simulate.SimulateCommand;
import io.generalscaler.cli.sources.SourcesCommand;
import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.CommandFailure;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.HelpOption;
import io.generalscaler.cli.terminal.Styled;
import io.generalscaler.cli.terminal.Terminal;
import io.generalscaler.cli.validate.ValidateCommand;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wires the commands and turns whatever happens into one line and an exit code. */
public final class Main {
    private static final String DECIDE = "decide";
    private static final String COMPLETION = "completion";

    private Main() {}

    /** The process. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess(System.getenv());
        System.exit(runToTheEnd(terminal, arguments));
    }

    /** What is still to be written may not find its way either. */
    private static int runToTheEnd(Terminal terminal, String[] arguments) {
        try {
            int exitCode = run(terminal, Clock.systemUTC(), arguments);
            terminal.flush();
            return exitCode;
        } catch (CommandFailure e) {
            return failure(terminal, e);
        }
    }

    /** Runs one command; nothing but {@code terminal} is touched besides what the command is for. */
    public static int run(Terminal terminal, InstantSource clock, String... arguments) {
        if (arguments.length == 1 && arguments[0].equals(DECIDE)) {
            return withoutOptions(new DecideCommand(terminal), terminal);
        }
        Map<String, Supplier<Object>> commands = commands(terminal, clock);
        // Looking into a command takes longer than most of them run: where one is named, it alone is looked into.
        boolean isNamed =
                arguments.length > 0 && commands.containsKey(arguments[0]) && !arguments[0].equals(COMPLETION);
        CommandLine gscale = new CommandLine(new Gscale());
        commands.forEach((name, command) -> {
            if (!isNamed || arguments[0].equals(name)) {
                gscale.addSubcommand(name, new CommandLine(command.get()).addMixin("help", new HelpOption()));
            }
        });
        return configured(gscale, terminal).execute(arguments);
    }

    private static Map<String, Supplier<Object>> commands(Terminal terminal, InstantSource clock) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("validate", () -> new ValidateCommand(terminal));
        commands.put(DECIDE, () -> new DecideCommand(terminal));
        commands.put("simulate", () -> new SimulateCommand(terminal));
        commands.put("sources", () -> new SourcesCommand(terminal));
        commands.put("explain", () -> new ExplainCommand(terminal, clock));
        commands.put("pause", () -> new PauseCommand(terminal, clock));
        commands.put("override", () -> new OverrideCommand(terminal, clock));
        commands.put("freeze", () -> new FreezeCommand(terminal, clock));
        commands.put("resume", () -> new ResumeCommand(terminal));
        commands.put(COMPLETION, () -> new CompletionCommand(terminal));
        return commands;
    }

    private static CommandLine configured(CommandLine gscale, Terminal terminal) {
        return gscale.setCommandName(
                        System.getProperty("gscale.command", "gscale").replace('-', ' '))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setOut(new PrintWriter(terminal.out(), true, UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setExecutionStrategy(Main::executeUnderstood)
                .setParameterExceptionHandler((problem, _) -> usage(terminal, problem))
                .setExecutionExceptionHandler((problem, _, _) -> failure(terminal, problem));
    }

    /** In a pipe, starting is most of a decision's time, and most of that would be the parser of options. */
    private static int withoutOptions(DecideCommand command, Terminal terminal) {
        try {
            return command.call();
        } catch (RuntimeException e) {
            return failure(terminal, e);
        }
    }

    /** The library shows help whatever else stands beside {@code --help}; a word that nobody knows comes first. */
    private static int executeUnderstood(ParseResult parsed) {
        for (CommandLine level : parsed.asCommandLineList()) {
            List<String> unknown = level.getParseResult().unmatched();
            if (!unknown.isEmpty()) {
                throw new UnmatchedArgumentException(level, unknown);
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int usage(Terminal terminal, CommandLine.ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String message = problem instanceof UnmatchedArgumentException unmatched
                ? unknown(command, unmatched.getUnmatched().getFirst())
                : problem.getMessage();
        say(terminal, message + " (see '" + command.getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.USAGE;
    }

    private static String unknown(CommandLine command, String word) {
        if (word.startsWith("-")) {
            int value = word.indexOf('=');
            String option = value < 0 ? word : word.substring(0, value);
            Set<String> options = command.getCommandSpec().optionsMap().keySet();
            // Of one letter, every other is a neighbour.
            return "unknown option " + option + (option.startsWith("--") ? Nearest.hint(option, options) : "");
        }
        Set<String> commands = command.getSubcommands().keySet();
        if (commands.isEmpty()) {
            return "'" + word + "' is one word too many";
        }
        String near = Nearest.hint(word, commands);
        return "unknown command '" + word + "'"
                + (near.isEmpty() ? "; there are: " + String.join(", ", commands) : near);
    }

    private static int failure(Terminal terminal, Exception problem) {
        if (problem instanceof CommandFailure failure) {
            say(terminal, failure.getMessage());
            return failure.exitCode();
        }
        say(terminal, "this should not have happened: " + problem);
        return ExitCode.FAILED;
    }

    private static void say(Terminal terminal, @Nullable String message) {
        if (message != null && message.isEmpty()) {
            return;
        }
        String line = String.valueOf(message)
                .lines()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        terminal.complain(Styled.of(Colour.BAD, "gscale: " + line));
    }
}
