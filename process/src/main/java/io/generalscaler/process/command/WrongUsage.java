package io.generalscaler.process.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line that is not understood is one line and exit code 2, also where help is asked for beside it.
 *
 * @param hint for a word and the words there are, the end of a message that names the one that may have been meant, or nothing
 */
record WrongUsage(BiFunction<String, Collection<String>, String> hint) {

    /** Lets {@code line} refuse so. */
    CommandLine of(CommandLine line) {
        return line.setExecutionStrategy(understood()).setParameterExceptionHandler((wrong, _) -> tell(wrong));
    }

    /** With {@code --help} the library takes whatever else stands there. */
    private static IExecutionStrategy understood() {
        return parsed -> {
            refuseUnknown(parsed);
            return new RunLast().execute(parsed);
        };
    }

    private static void refuseUnknown(ParseResult parsed) {
        if (!parsed.unmatched().isEmpty()) {
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
        }
    }

    private int tell(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        String name = line.getCommandName();
        line.getErr().println(name + ": " + sentence(wrong, line) + " (see '" + name + " --help')");
        line.getErr().flush();
        return ExitCode.USAGE;
    }

    private String sentence(ParameterException wrong, CommandLine line) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return oneLine(String.valueOf(wrong.getMessage()));
        }
        String word = unmatched.getUnmatched().getFirst();
        if (!word.startsWith("-")) {
            return oneLine("unknown word '" + word + "': it takes flags only");
        }
        int value = word.indexOf('=');
        String flag = value < 0 ? word : word.substring(0, value);
        List<String> flags = new ArrayList<>(line.getCommandSpec().optionsMap().keySet());
        flags.addAll(line.getCommandSpec().negatedOptionsMap().keySet());
        return oneLine("unknown flag " + flag + hint.apply(flag, flags));
    }

    private static String oneLine(String text) {
        return String.join(" ", text.strip().split("\\s*\\R\\s*"));
    }
}
