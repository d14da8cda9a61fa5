package io.generalscaler.controller;

import io.fabric8.kubernetes.client.Config;
import io.generalscaler.api.connect.ClientKeys;
import io.generalscaler.controller.observe.EgressSettings;
import io.generalscaler.kube.connect.Kubeconfig;
import io.generalscaler.kube.lease.LeaseTimings;
import io.generalscaler.process.command.ServerCommand;
import io.generalscaler.process.command.Shutdown;
import io.generalscaler.process.connections.Listen;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags; most may also come from the environment variable that stands in their default. */
@Command(
        name = "generalscaler-controller",
        mixinStandardHelpOptions = true,
        version = "generalscaler-controller 0.1.0",
        sortOptions = false,
        description = "Runs GeneralScaler objects: reads their metrics, decides, scales, and says why.",
        footer = {
            "",
            "In a cluster it needs no flag. Outside of one:",
            "  generalscaler-controller --kubeconfig ~/.kube/config"
        })
final class ControllerCommand extends ServerCommand {
    private static final String MANAGEMENT_PORT = "--management-port";

    @Option(
            names = {MANAGEMENT_PORT, "--metrics-port"},
            defaultValue = "${env:GENERALSCALER_CONTROLLER_MANAGEMENT_PORT:-8082}",
            description = "Port of /healthz, /readyz and /metrics, HTTP; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int managementPort;

    @Option(
            names = "--bind-address",
            paramLabel = "ADDRESS",
            defaultValue = "${env:GENERALSCALER_BIND_ADDRESS:-}",
            description = "Address to listen at. Default: all.")
    private String host = "";

    @Option(
            names = "--namespace",
            defaultValue = "${env:POD_NAMESPACE:-generalscaler-system}",
            description = "Namespace of the Lease. Default: ${DEFAULT-VALUE}.")
    private String namespace = "";

    @Option(
            names = "--name",
            defaultValue = "${env:GENERALSCALER_NAME:-generalscaler}",
            description = "The Lease is NAME-controller. Default: ${DEFAULT-VALUE}.")
    private String name = "";

    @Option(
            names = "--leader-election",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Act only while holding the Lease, so that of several replicas one acts. Default: yes.")
    private boolean election;

    @Option(
            names = "--watch-namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "${env:GENERALSCALER_WATCH_NAMESPACE:-}",
            description = "The only namespace to look at. Default: all.")
    private String watchNamespace = "";

    @Option(
            names = "--prometheus-address",
            paramLabel = "URL",
            defaultValue = "${env:GENERALSCALER_PROMETHEUS_ADDRESS:-}",
            description = "Prometheus for annotations that give only a query. Default: none.")
    private String prometheusAddress = "";

    @Mixin
    private EgressOptions egress = new EgressOptions();

    @Override
    protected void run(Shutdown shutdown) throws Exception {
        ControllerSettings settings = settings();
        Config config = kubeconfig(Kubeconfig::read);
        // Whoever has the Lease after us must meet nobody else, so when it is lost nothing is waited for.
        try (Controller controller = new Controller(
                ClientKeys.named(config), settings, Clock.systemUTC(), System::nanoTime, shutdown::giveUp)) {
            shutdown.listen();
            controller.start();
            shutdown.await();
        }
    }

    private ControllerSettings settings() {
        return new ControllerSettings(
                new Listen(host, port(MANAGEMENT_PORT, managementPort), MANAGEMENT_PORT),
                metricsAuth(),
                namespace,
                name + "-controller",
                identity(),
                LeaseTimings.DEFAULT,
                election,
                Optional.of(watchNamespace).filter(text -> !text.isBlank()),
                Optional.of(prometheusAddress).filter(text -> !text.isBlank()),
                egress());
    }

    private EgressSettings egress() {
        try {
            return egress.settings();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** The pod's name, so that people find it, and something that no earlier process had. */
    private static String identity() {
        String pod = System.getenv("POD_NAME");
        return (pod == null ? hostName() : pod) + "_" + UUID.randomUUID();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
