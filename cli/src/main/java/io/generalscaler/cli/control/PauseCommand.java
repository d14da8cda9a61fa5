package io.generalscaler.cli.control;

import io.generalscaler.cli.cluster.ClusterClient;
import io.generalscaler.cli.cluster.ClusterOptions;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.Terminal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets {@code spec.pause}. */
@Command(
        name = "pause",
        header = "Freeze a workload at its size.",
        description =
                "Sets spec.pause: the scaler goes on looking and explaining, and writes nothing, until the pause ends.",
        footer = {
            "",
            "Examples:",
            "  gscale pause worker-service --for 2h --reason 'load test'",
            "  kubectl gscale pause worker-service -n shop --until 2026-12-01T00:00:00Z",
            "",
            "Exit codes: 0 paused; 1 refused; 2 usage; 3 no such scaler, or the cluster cannot be reached."
        })
public final class PauseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The scaler.")
    private String name = "";

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why; shown in status and events.")
    private String reason = "";

    @Mixin
    private final Expiry expiry = new Expiry();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    private final Terminal terminal;
    private final InstantSource clock;

    public PauseCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Reasons.check(reason);
        Optional<Instant> until = expiry.at(clock.instant());
        try (ClusterClient cluster = ClusterClient.connect(options)) {
            cluster.scaler(name);
            cluster.patch(name, Patches.pause(until, reason));
            terminal.out()
                    .println("generalscaler " + cluster.namespace() + "/" + name + " paused"
                            + Expiry.words(until, name, cluster));
            cluster.warnings().forEach(terminal::warn);
        }
        return ExitCode.OK;
    }
}
