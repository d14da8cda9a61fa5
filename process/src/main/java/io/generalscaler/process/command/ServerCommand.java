package io.generalscaler.process.command;

import io.generalscaler.process.connections.CannotListenException;
import io.generalscaler.process.log.WithoutMessages;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** A program that runs until it is told to stop. Exit codes: 0 stopped as asked, 1 could not run or gave up, 2 wrong usage. */
public abstract class ServerCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Kubeconfig file. Default: that of the pod, of KUBECONFIG, or of the home folder.")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--metrics-auth",
            paramLabel = "none|token-review",
            converter = MetricsAuthConverter.class,
            defaultValue = "${env:GENERALSCALER_METRICS_AUTH:-none}",
            description =
                    "Who may read /metrics: anyone, or who shows a bearer token of an account that may get the path"
                            + " /metrics (TokenReview and SubjectAccessReview). Default: ${DEFAULT-VALUE}.")
    private MetricsAuth metricsAuth = MetricsAuth.NONE;

    /**
     * The command line that runs {@code command}. A failure is told in one line; where it happened is in the log, unless the operator
     * alone can mend it.
     *
     * @param hint for a word and the words there are, the end of a message that names the one that may have been meant, or nothing
     */
    public static CommandLine line(ServerCommand command, BiFunction<String, Collection<String>, String> hint) {
        return new WrongUsage(hint)
                .of(new CommandLine(command))
                .setExecutionExceptionHandler((failure, line, arguments) -> {
                    if (!(failure instanceof CannotListenException)) {
                        LoggerFactory.getLogger(command.getClass())
                                .atError()
                                .setCause(WithoutMessages.of(failure))
                                .log("Cannot run");
                    }
                    line.getErr().println(line.getCommandName() + ": " + failure.getMessage());
                    line.getErr().flush();
                    return ExitCode.SOFTWARE;
                });
    }

    /**
     * Checks the flags, starts, waits for {@code shutdown} and finishes.
     *
     * @throws ParameterException of {@link #wrong}, before anything runs
     */
    protected abstract void run(Shutdown shutdown) throws Exception;

    @Override
    public final Integer call() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler(ServerCommand::ended);
        Shutdown shutdown = new Shutdown();
        int code = ExitCode.SOFTWARE;
        try {
            run(shutdown);
            code = ExitCode.OK;
        } finally {
            shutdown.ended(code);
        }
        return code;
    }

    /** A thread's last word is told as any other: by itself the JDK would print the message, whatever it quotes. */
    private static void ended(Thread thread, Throwable failure) {
        LoggerFactory.getLogger(ServerCommand.class)
                .atError()
                .addKeyValue("thread", thread.getName())
                .setCause(WithoutMessages.of(failure))
                .log("A thread has ended by a defect");
    }

    /**
     * What {@code reader} makes of the file that was named, or empty for the usual places.
     *
     * @param reader throws {@link IllegalArgumentException}, with a sentence, for a file that cannot be used
     */
    protected final <T> T kubeconfig(Function<Optional<Path>, T> reader) {
        try {
            return reader.apply(Optional.ofNullable(kubeconfig));
        } catch (IllegalArgumentException e) {
            throw wrong("--kubeconfig: " + e.getMessage());
        }
    }

    /** The number, which is one of a port. */
    protected final int port(String flag, int number) {
        if (number < 0 || number > MAX_PORT) {
            throw wrong(flag + " is from 0 to " + MAX_PORT);
        }
        return number;
    }

    /** Who may read {@code /metrics}. */
    protected final MetricsAuth metricsAuth() {
        return metricsAuth;
    }

    private static final class MetricsAuthConverter implements ITypeConverter<MetricsAuth> {
        @Override
        public MetricsAuth convert(String text) {
            return Stream.of(MetricsAuth.values())
                    .filter(each -> each.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is neither none nor token-review"));
        }
    }

    /** Wrong usage. */
    protected final ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
