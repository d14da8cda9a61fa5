package io.generalscaler.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gscale} itself: it only knows its commands. */
@Command(
        name = "gscale",
        header = "GeneralScaler on the command line.",
        description =
                "Judge a scaler, ask what it would do, replay it against a trace, and see why it did what it did.",
        footer = {
            "",
            "Examples:",
            "  gscale validate -f scaler.yaml",
            "  gscale simulate -f scaler.yaml --trace load.csv --html report.html",
            "  gscale explain worker-service -n shop        (also: kubectl gscale explain worker-service)",
            "",
            "Exit codes: 0 all well; 1 something is refused; 2 usage; 3 a file or the cluster cannot be reached."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class Gscale implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public void run() {
        String commands = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), "say what to do: " + commands);
    }
}
