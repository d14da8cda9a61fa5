package io.generalscaler.examples.demo.stage;

import io.generalscaler.devcluster.command.FreePorts;
import io.generalscaler.examples.demo.process.Child;
import io.generalscaler.examples.demo.process.Probe;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shipped webhook and controller, each a process of its own. */
public final class Programs implements AutoCloseable {

    /** This machine, for everything that runs on it. */
    public static final String LOOPBACK = "127.0.0.1";

    private final Path checkout;
    private final Path folder;
    private final Probe probe;
    private final List<Child> running = new ArrayList<>();

    /**
     * Nothing runs until it is started.
     *
     * @param checkout where the packaged programs are, in {@code MODULE/target}
     * @param folder for their logs
     */
    public Programs(Path checkout, Path folder, Probe probe) {
        this.checkout = checkout;
        this.folder = folder;
        this.probe = probe;
    }

    /**
     * Starts the webhook, which registers itself by URL.
     *
     * @param host this machine as the API server reaches it
     * @param prometheusAddress what annotations such as {@code prometheus:QUERY} ask
     * @return the URL
     */
    public URI startWebhook(Path kubeconfig, String host, String prometheusAddress) {
        int port = FreePorts.free();
        URI url = URI.create("https://" + host + ":" + port);
        int health = FreePorts.free();
        start(
                "webhook",
                health,
                List.of(
                        "--kubeconfig",
                        kubeconfig.toString(),
                        "--port",
                        String.valueOf(port),
                        "--management-port",
                        String.valueOf(health),
                        "--namespace",
                        DemoCluster.SYSTEM_NAMESPACE,
                        "--prometheus-address",
                        prometheusAddress,
                        "--bind-address",
                        host.equals(LOOPBACK) ? LOOPBACK : "",
                        "--drain-seconds",
                        "0",
                        "--register-url",
                        url.toString()));
        return url;
    }

    /** Starts the controller, which may read metrics from this machine's loopback. */
    public void startController(Path kubeconfig, String prometheusAddress) {
        int health = FreePorts.free();
        start(
                "controller",
                health,
                List.of(
                        "--kubeconfig",
                        kubeconfig.toString(),
                        "--management-port",
                        String.valueOf(health),
                        "--namespace",
                        DemoCluster.SYSTEM_NAMESPACE,
                        "--prometheus-address",
                        prometheusAddress,
                        "--allow-address",
                        LOOPBACK));
    }

    @Override
    public void close() {
        running.reversed().forEach(Child::close);
    }

    private void start(String name, int health, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                checkout.resolve(name + "/target/generalscaler-" + name + ".jar")
                        .toString()));
        command.addAll(arguments);
        Child child = Child.start(name, folder, command);
        running.add(child);
        child.awaitReady(() -> probe.answers(URI.create("http://127.0.0.1:" + health + "/readyz")));
    }
}
