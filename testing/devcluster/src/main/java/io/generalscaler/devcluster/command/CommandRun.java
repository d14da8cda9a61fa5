package io.generalscaler.devcluster.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A command's life in the cluster: started; awaited until it answers; given something to do; asked to end when its time
 * is up.
 *
 * @param command program and arguments; {@code {port:NAME}} stands for a free port
 * @param until where it says that it is ready, likewise with free ports; empty if nobody waits for that
 * @param thenApply what it shall meet once it is ready
 * @param time how long it runs from then on; empty: with {@code until} no longer, without until it ends by itself
 */
public record CommandRun(List<String> command, Optional<String> until, ObjectFiles thenApply, Optional<Duration> time) {

    /** Long enough for a start or an end on a processor that is emulated. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int FAILED = 1;

    public CommandRun {
        command = List.copyOf(command);
    }

    /**
     * Runs it to its end.
     *
     * @param client of an administrator
     * @param kubeconfig that the command is given
     * @param interrupted completes when the command has to end at once
     * @return its exit code, but never 0 if it ended before it was ready
     * @throws IOException if it cannot be started, does not become ready, or does not end
     */
    public int run(KubernetesClient client, Path kubeconfig, CompletableFuture<Void> interrupted)
            throws IOException, InterruptedException {
        FreePorts ports = new FreePorts();
        List<String> filled = command.stream().map(ports::fill).toList();
        try (ClientProcess process = ClientProcess.start(filled, kubeconfig)) {
            var _ = interrupted.thenRun(process::askToEnd);
            if (until.isPresent()) {
                URI url = URI.create(ports.fill(until.get()));
                if (!process.awaitAnswer(url, PATIENCE)) {
                    return Math.max(FAILED, process.awaitEnd(PATIENCE));
                }
                thenApply.apply(client);
            }
            if (until.isPresent() || time.isPresent()) {
                process.letRun(time.orElse(Duration.ZERO));
                process.askToEnd();
                return process.awaitEnd(PATIENCE);
            }
            return process.awaitEnd();
        }
    }
}
