package io.generalscaler.cli.control;

import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.cli.cluster.ClusterClient;
import io.generalscaler.cli.cluster.ClusterOptions;
import io.generalscaler.cli.terminal.CommandFailure;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.Terminal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets {@code spec.override}. */
@Command(
        name = "override",
        header = "Hold a workload at a size of your own.",
        description =
                "Sets spec.override: the number rules instead of the metrics, within minReplicas and maxReplicas, until"
                        + " it ends.",
        footer = {
            "",
            "Examples:",
            "  gscale override worker-service --replicas 20 --for 90m --reason launch",
            "  kubectl gscale override worker-service -n shop --replicas 4",
            "",
            "Exit codes: 0 overridden; 1 refused; 2 usage; 3 no such scaler, or the cluster cannot be reached."
        })
public final class OverrideCommand implements Callable<Integer> {
    private static final int MOST = 1_000_000;

    @Parameters(paramLabel = "NAME", description = "The scaler.")
    private String name = "";

    @Option(names = "--replicas", required = true, paramLabel = "N", description = "The size to hold.")
    private int replicas;

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why; shown in status and events.")
    private String reason = "";

    @Mixin
    private final Expiry expiry = new Expiry();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    private final Terminal terminal;
    private final InstantSource clock;

    public OverrideCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (replicas < 0 || replicas > MOST) {
            throw CommandFailure.usage("--replicas must be from 0 to " + MOST);
        }
        Reasons.check(reason);
        Optional<Instant> until = expiry.at(clock.instant());
        try (ClusterClient cluster = ClusterClient.connect(options)) {
            GeneralScalerSpec spec = cluster.scaler(name).getSpec();
            cluster.patch(name, Patches.override(replicas, until, reason));
            terminal.out()
                    .println("generalscaler " + cluster.namespace() + "/" + name + " overridden with " + replicas
                            + Expiry.words(until, name, cluster));
            List<String> warnings = cluster.warnings();
            (warnings.isEmpty() ? outOfBounds(spec) : warnings).forEach(terminal::warn);
        }
        return ExitCode.OK;
    }

    /** Admission says it too, where it runs. */
    private List<String> outOfBounds(GeneralScalerSpec spec) {
        int min = Objects.requireNonNullElse(spec.minReplicas(), GeneralScalerSpec.DEFAULT_MIN_REPLICAS);
        int max = Objects.requireNonNullElse(spec.maxReplicas(), Integer.MAX_VALUE);
        int within = Math.clamp(replicas, min, Math.max(min, max));
        String bound = within < replicas ? "maxReplicas" : "minReplicas";
        return within == replicas
                ? List.of()
                : List.of("spec.override.replicas is " + replicas + ", and " + bound + " keeps it at " + within);
    }
}
