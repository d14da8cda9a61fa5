package io.generalscaler.cli.control;

import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.cli.cluster.ClusterClient;
import io.generalscaler.cli.cluster.ClusterOptions;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes {@code spec.pause} and {@code spec.override}. */
@Command(
        name = "resume",
        header = "End a pause or an override.",
        description = "Removes spec.pause and spec.override: metrics and schedule rule again.",
        footer = {
            "",
            "Examples:",
            "  gscale resume worker-service",
            "  kubectl gscale resume worker-service -n shop",
            "",
            "Exit codes: 0 resumed, or there was nothing to end; 1 refused; 2 usage; 3 no such scaler, or the cluster cannot"
                    + " be reached."
        })
public final class ResumeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The scaler.")
    private String name = "";

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    private final Terminal terminal;

    public ResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ClusterClient cluster = ClusterClient.connect(options)) {
            GeneralScalerSpec spec = cluster.scaler(name).getSpec();
            boolean wasPaused = spec.pause() != null;
            boolean wasOverridden = spec.override() != null;
            String scaler = "generalscaler " + cluster.namespace() + "/" + name;
            if (!wasPaused && !wasOverridden) {
                terminal.say(scaler + " is neither paused nor overridden");
                return ExitCode.OK;
            }
            cluster.patch(name, Patches.resume());
            String ended = wasPaused && wasOverridden ? "pause and override" : wasPaused ? "pause" : "override";
            terminal.say(scaler + " resumed: its " + ended + " ended");
            cluster.warnings().forEach(terminal::warn);
        }
        return ExitCode.OK;
    }
}
