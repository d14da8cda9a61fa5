package io.generalscaler.webhook.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server as a process of its own, run as in its image. */
final class Served implements AutoCloseable {
    private final Process process;
    private final Path log;

    private Served(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Runs Java with what follows its options. */
    static Served start(Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "@deploy/container/java.options",
                // As in a container with this limit.
                "-XX:MaxRAM=256m"));
        String more = System.getenv("BENCH_JAVA_OPTIONS");
        if (more != null) {
            command.addAll(List.of(more.split(" ", -1)));
        }
        command.addAll(arguments);
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // The bench may want silence for itself; the program tells what it tells by default.
        builder.environment().remove("GENERALSCALER_LOG_LEVEL");
        return new Served(builder.start(), log);
    }

    /** Waits until {@code url} answers 200. */
    void awaitReady(URI url) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!isReady(url)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("not ready; see " + log);
            }
            new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isReady(URI url) {
        try {
            return ((HttpURLConnection) url.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Processor time so far, in microseconds. */
    long cpuMicros() throws IOException {
        String[] fields = Files.readString(of("stat")).replaceAll(".*\\) ", "").split(" ", -1);
        // Fields 14 and 15, in hundredths of a second.
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10_000;
    }

    /** The most memory that was ever resident, in MiB. */
    double peakMib() throws IOException {
        return Files.readAllLines(of("status")).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    private Path of(String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
