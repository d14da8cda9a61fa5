package io.generalscaler.examples.demo;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.generalscaler.examples.demo.stage.DemoCluster;
import io.generalscaler.examples.demo.stage.GivenCluster;
import io.generalscaler.examples.demo.stage.OwnCluster;
import io.generalscaler.examples.demo.stage.Programs;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The demo as a program: sets the stage, plays until its time is up or it is interrupted, and clears everything away. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Four living workloads, scaled on metrics read from a real Redis and a real Prometheus.")
public final class Main implements Callable<Integer> {

    private static final long FAREWELL_SECONDS = 90;

    @Option(names = "--for", paramLabel = "TIME", description = "End by itself after this time, such as 90s or 2m.")
    private @Nullable String runFor;

    @Option(names = "--plain", description = "Print one line for each decision instead of a live table.")
    private boolean plain;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description =
                    "Play in this cluster, as its administrator. It must not have GeneralScaler yet; what the demo applies, it"
                            + " removes at the end.")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = Programs.LOOPBACK,
            description =
                    "This machine, as that cluster's API server reaches it for admission. Default: ${DEFAULT-VALUE}; an API"
                            + " server in a container needs another, such as that of the container network's bridge.")
    private String host = Programs.LOOPBACK;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "Where the workloads go. Default: default; in a cluster of yours " + Demo.GUEST_NAMESPACE
                    + ", which is made and removed.")
    private @Nullable String namespace;

    @Option(names = "--folder", defaultValue = ".generalscaler/demo", description = "For kubeconfig files and logs.")
    private Path folder = Path.of("");

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Runs the program. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        Duration time = runFor == null ? Duration.ofDays(1) : duration(runFor);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch cleared = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            stop.countDown();
            await(cleared);
        }));
        Path files = folder.toAbsolutePath();
        try (DemoCluster cluster = kubeconfig == null ? new OwnCluster(files) : new GivenCluster(kubeconfig, files);
                Demo demo = new Demo(
                        cluster, namespaceIn(cluster), host, Path.of("").toAbsolutePath(), files, plain)) {
            demo.play(time, stop);
            return demo.sumUp() || stop.getCount() == 0 ? 0 : 1;
        } catch (IllegalStateException | UncheckedIOException | KubernetesClientException e) {
            System.err.println("demo: " + words(e));
            return 1;
        } finally {
            cleared.countDown();
        }
    }

    private String namespaceIn(DemoCluster cluster) {
        return namespace != null ? namespace : cluster.livesOn() ? Demo.GUEST_NAMESPACE : "default";
    }

    /** What went wrong. The client's own word for a server that it does not reach says nothing: its cause does. */
    private static String words(Throwable failure) {
        if (failure instanceof KubernetesClientException e && e.getStatus() == null) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return "the API server cannot be reached: " + root;
        }
        return String.valueOf(failure.getMessage());
    }

    private Duration duration(String text) {
        try {
            return Duration.parse("PT" + text);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--for: '" + text + "' is not a time; write for example 90s, 2m or 1m30s");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("demo: clearing away took too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
