package io.generalscaler.deploy;

import io.generalscaler.devcluster.command.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One of the two programs, packaged, as a process of its own; started with the options that its image has. */
final class Program implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Process process;
    private final int managementPort;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();

    private Program(Process process, int managementPort, Path log) {
        this.process = process;
        this.managementPort = managementPort;
        this.log = log;
    }

    /** Starts {@code webhook} or {@code controller}; what it logs goes into the folder. */
    static Program start(String name, Path folder, String... arguments) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("container", "java.options"),
                "-jar",
                ROOT.resolve(Path.of(name, "target", "generalscaler-" + name + ".jar"))
                        .toString());
        return start(name, command, folder, arguments);
    }

    /** Starts it by the command of its image, likewise. */
    static Program start(String name, List<String> entrypoint, Path folder, String... arguments) throws IOException {
        int managementPort = FreePorts.free();
        List<String> command = new ArrayList<>(entrypoint);
        command.add("--management-port=" + managementPort);
        command.addAll(List.of(arguments));
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Program(process, managementPort, log);
    }

    /** Waits for another process, which can only be asked, not watched. */
    void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        String last = "";
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                HttpResponse<String> answer = get("/readyz");
                if (answer.statusCode() == 200) {
                    return;
                }
                last = answer.body();
            } catch (IOException e) {
                last = String.valueOf(e.getMessage());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new IOException("not ready: " + last + "\n" + logged());
    }

    /** What {@code /metrics} says. */
    String metrics() throws IOException, InterruptedException {
        return get("/metrics").body();
    }

    String logged() throws IOException {
        return Files.readString(log);
    }

    /** How much memory it has in use, as the system counts it. */
    long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    /** Asks it to stop, and tells its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("did not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        http.close();
        process.destroyForcibly();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + path);
        return http.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
