package io.generalscaler.examples.demo.process;

import io.generalscaler.devcluster.command.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Prometheus on loopback that scrapes one endpoint every second. */
public final class PrometheusServer implements AutoCloseable {

    private final Child child;
    private final int port;

    private PrometheusServer(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Starts Prometheus with its files in {@code folder}; it scrapes {@code 127.0.0.1:scrapePort/metrics}. */
    public static PrometheusServer start(Path folder, int scrapePort, Probe probe) {
        int port = FreePorts.free();
        try {
            Files.createDirectories(folder);
            Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                    global: {scrape_interval: 1s, scrape_timeout: 1s}
                    scrape_configs:
                    - job_name: demo
                      static_configs: [{targets: ["127.0.0.1:%d"]}]
                    """.formatted(scrapePort));
            Child child = Child.start(
                    "prometheus",
                    folder,
                    List.of(
                            "prometheus",
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                            "--web.listen-address=127.0.0.1:" + port));
            child.awaitReady(() -> probe.answers(URI.create("http://127.0.0.1:" + port + "/-/ready")));
            return new PrometheusServer(child, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        child.close();
    }
}
