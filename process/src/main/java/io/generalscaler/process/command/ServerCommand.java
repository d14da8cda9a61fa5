package io.generalscaler.process.command;

import io.generalscaler.process.log.WithoutMessages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    /** The command line that runs {@code command}. A failure is told in one line; where it happened is in the log. */
    public static CommandLine line(ServerCommand command) {
        return new CommandLine(command).setExecutionExceptionHandler((failure, line, arguments) -> {
            LoggerFactory.getLogger(command.getClass())
                    .atError()
                    .setCause(WithoutMessages.of(failure))
                    .log("Cannot run");
            line.getErr().println(line.getCommandName() + ": " + failure.getMessage());
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

    /** The file that was named, which can be read; empty for the usual places. */
    protected final Optional<Path> kubeconfig() {
        if (kubeconfig != null && !Files.isReadable(kubeconfig)) {
            throw wrong("--kubeconfig: " + kubeconfig + " cannot be read");
        }
        return Optional.ofNullable(kubeconfig);
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
