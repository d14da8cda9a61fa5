package io.generalscaler.cli.explain;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.cli.cluster.ClusterClient;
import io.generalscaler.cli.cluster.ClusterOptions;
import io.generalscaler.cli.cluster.ControllerOption;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.OutputForm;
import io.generalscaler.cli.terminal.Terminal;
import io.generalscaler.cli.terminal.TreePrinter;
import io.generalscaler.explain.LeaseView;
import io.generalscaler.explain.LiveSize;
import io.generalscaler.explain.ScalerExplanation;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a scaler and prints why it is where it is. */
@Command(
        name = "explain",
        header = "Say why a workload has the size that it has.",
        description =
                "Prints the last decision of a live scaler: one sentence, and under it what it rests on: whether a controller acts,"
                        + " metrics, each step with what it made of the number, conditions that are not fine, schedule, cost, and what to do."
                        + " The workload's size is read now; what the status says is marked with its time (as of 34s ago).",
        footer = {
            "",
            "Examples:",
            "  gscale explain worker-service",
            "  kubectl gscale explain worker-service -n shop",
            "  gscale explain worker-service -o yaml        (the status as it is)",
            "",
            "Exit codes: 0 explained; 1 there is no decision yet; 2 usage; 3 no such scaler, or the cluster cannot be reached."
        })
public final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The scaler.")
    private String name = "";

    @Mixin
    private final ControllerOption controller = new ControllerOption();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "text, the default; json or yaml: the status.")
    private OutputForm output = OutputForm.TEXT;

    private final Terminal terminal;
    private final InstantSource clock;

    public ExplainCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        GeneralScaler scaler;
        Optional<LeaseView> lease;
        LiveSize live;
        try (ClusterClient cluster = ClusterClient.connect(options)) {
            scaler = cluster.scaler(name);
            boolean isText = output == OutputForm.TEXT;
            lease = isText ? Optional.of(cluster.lease(controller)) : Optional.empty();
            live = isText ? cluster.size(scaler) : new LiveSize.NotRead();
        }
        GeneralScalerStatus status = scaler.getStatus();
        if (output == OutputForm.TEXT) {
            new ExplanationText(terminal)
                    .of(ScalerExplanation.of(scaler, lease, live, clock.instant()))
                    .print(terminal.columns(), terminal::say);
        } else {
            JsonMapper json = new JsonMapper();
            TreePrinter.print(status == null ? json.createObjectNode() : json.valueToTree(status), output, terminal);
        }
        return status == null || status.lastDecision() == null ? ExitCode.REJECTED : ExitCode.OK;
    }
}
