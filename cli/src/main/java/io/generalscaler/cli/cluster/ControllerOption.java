package io.generalscaler.cli.cluster;

import io.generalscaler.cli.terminal.CommandFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where the controller runs: the namespace and the name of its Lease. */
public final class ControllerOption {
    private static final Pattern FORM = Pattern.compile("([-a-z0-9]{1,63})/([-.a-z0-9]{1,253})");

    @Option(
            names = "--controller",
            paramLabel = "NAMESPACE/LEASE",
            defaultValue = "${env:GSCALE_CONTROLLER:-generalscaler-system/generalscaler-controller}",
            description =
                    "The controller's namespace and Lease, where it was not installed as the guide does. Also from"
                            + " GSCALE_CONTROLLER. Default: generalscaler-system/generalscaler-controller.")
    private String given = "";

    /** The namespace in which the controller runs. */
    public String namespace() {
        return parsed().group(1);
    }

    /** The name of its Lease. */
    public String lease() {
        return parsed().group(2);
    }

    private Matcher parsed() {
        Matcher form = FORM.matcher(given);
        if (!form.matches()) {
            throw CommandFailure.usage(
                    "--controller must be NAMESPACE/LEASE, such as" + " generalscaler-system/generalscaler-controller");
        }
        return form;
    }
}
