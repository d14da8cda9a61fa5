package io.generalscaler.devcluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.generalscaler.devcluster.command.CommandRun;
import io.generalscaler.devcluster.command.ObjectFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The cluster as a program: starts it, says how to reach it, and runs until it is interrupted, its time is up, or the command
 * that it was given has ended.
 */
@Command(
        name = "devcluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 110,
        customSynopsis = "devcluster [OPTIONS] [-- COMMAND…]",
        description = "A Kubernetes API on 127.0.0.1, in one process, for trying things out.",
        footer = {
            "",
            "A cluster with something in it:",
            "  devcluster --apply deploy/crds --apply examples/worker-service",
            "A program that is tried against a cluster of its own, until it says that it is ready:",
            "  devcluster --until http://127.0.0.1:{port:web}/readyz -- my-program --port {port:web}"
        })
public final class Main implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(Main.class);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec self;

    @Option(names = "--port", defaultValue = "0", description = "Port to listen on; 0 takes any free one.")
    private int port;

    @Option(names = "--kubeconfig-out", description = "Where to write the administrator's kubeconfig.")
    private @Nullable Path kubeconfigOut;

    @Option(
            names = "--pod-ready-after",
            defaultValue = "PT2S",
            converter = Durations.class,
            description = "How long a simulated pod takes to become ready, such as 500ms, 2s or PT2S.")
    private Duration podReadyAfter = Duration.ZERO;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "Stop by itself after this time, such as 2m; with --until counted from its answer.")
    private @Nullable Duration runFor;

    @Option(
            names = "--apply",
            paramLabel = "FILE",
            description = "Objects to begin with, in a file or the files of a folder. May be repeated.")
    private List<Path> objects = List.of();

    @Option(
            names = "--until",
            paramLabel = "URL",
            description = "COMMAND is ready when this answers 200, and has to end then. It fails if it ends before.")
    private @Nullable String until;

    @Option(
            names = "--then-apply",
            paramLabel = "FILE",
            description = "Objects to apply once COMMAND is ready, as --apply does. May be repeated.")
    private List<Path> laterObjects = List.of();

    @Parameters(
            paramLabel = "COMMAND",
            description = {
                "A program to run against the cluster, with KUBECONFIG set. Its end, by itself or asked for by SIGTERM, is"
                        + " the cluster's end, and its exit code ours.",
                "In it and in URL, {port:NAME} stands for a free port, and each time for the same."
            })
    private List<String> command = List.of();

    /** Runs the program. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** What follows the first word of a command is the command's own, an {@code @} or an option of ours too. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExpandAtFiles(false)
                .setStopAtPositional(true)
                .setExecutionExceptionHandler(Main::report);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (command.isEmpty() && until != null) {
            throw new ParameterException(self.commandLine(), "--until needs a COMMAND");
        }
        if (until == null && !laterObjects.isEmpty()) {
            throw new ParameterException(self.commandLine(), "--then-apply needs --until");
        }
        DevClusterOptions options = DevClusterOptions.defaults().withPort(port).withPodReadyAfter(podReadyAfter);
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            interrupted.complete(null);
            awaitQuietly(stopped);
        }));
        try (DevCluster cluster = DevCluster.start(options);
                KubernetesClient client = cluster.client()) {
            Path kubeconfig = kubeconfigOut == null ? cluster.kubeconfig() : copy(cluster.kubeconfig(), kubeconfigOut);
            new ObjectFiles(objects).apply(client);
            PrintWriter out = self.commandLine().getOut();
            out.println("Kubernetes API at " + cluster.url());
            out.println("Try: kubectl --kubeconfig " + kubeconfig + " get namespaces");
            out.flush();
            Optional<Duration> time = Optional.ofNullable(runFor);
            if (command.isEmpty()) {
                await(interrupted, time.orElse(Duration.ofDays(365)));
                return 0;
            }
            return new CommandRun(command, Optional.ofNullable(until), new ObjectFiles(laterObjects), time)
                    .run(client, kubeconfig, interrupted);
        } finally {
            stopped.countDown();
        }
    }

    /** What went wrong outside of this program, in one line. */
    private static int report(Exception failure, CommandLine commandLine, CommandLine.ParseResult arguments)
            throws Exception {
        if (failure instanceof IOException || failure instanceof KubernetesClientException) {
            commandLine.getErr().println("devcluster: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    private static void await(CompletableFuture<Void> interrupted, Duration time) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        var _ = interrupted.thenRun(stop::countDown);
        boolean asked = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        log.atInfo().addKeyValue("interrupted", asked).log("Stopping");
    }

    /** So that an interrupt leaves nothing behind, within reason. */
    private static void awaitQuietly(CountDownLatch latch) {
        try {
            boolean inTime = latch.await(5, TimeUnit.SECONDS);
            if (!inTime) {
                log.atWarn().log("Stopping took too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path copy(Path from, Path to) {
        try {
            Path parent = to.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
