package io.generalscaler.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The cluster as a program: starts it, says how to reach it, and runs until it is interrupted or its time is up. */
@Command(
        name = "devcluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "A Kubernetes API on 127.0.0.1, in one process, for trying things out.")
public final class Main implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(Main.class);

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

    @Option(names = "--for", converter = Durations.class, description = "Stop by itself after this time, such as 2m.")
    private @Nullable Duration runFor;

    /** Runs the program. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        DevClusterOptions options = DevClusterOptions.defaults().withPort(port).withPodReadyAfter(podReadyAfter);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            stop.countDown();
            awaitQuietly(stopped);
        }));
        try (DevCluster cluster = DevCluster.start(options)) {
            Path kubeconfig = kubeconfigOut == null ? cluster.kubeconfig() : copy(cluster.kubeconfig(), kubeconfigOut);
            System.out.println("Kubernetes API at " + cluster.url());
            System.out.println("Try: kubectl --kubeconfig " + kubeconfig + " get namespaces");
            System.out.flush();
            Duration time = runFor == null ? Duration.ofDays(365) : runFor;
            boolean interrupted = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
            log.atInfo().addKeyValue("interrupted", interrupted).log("Stopping");
        } finally {
            stopped.countDown();
        }
        return 0;
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
