package io.generalscaler.cli.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Measures {@code gscale simulate} from outside, as whole processes: 30 days at 15 seconds, with a schedule and a budget, and
 * with all three files written.
 *
 * <p>Runs from its source, in the project's folder: {@code java cli/src/test/java/io/generalscaler/cli/bench/SimulateBench.java}.
 */
public final class SimulateBench {
    private static final int RUNS = 7;
    private static final int DAYS = 30;
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String LAUNCHER = "cli/src/main/scripts/gscale";
    private static final String SCALER = """
            apiVersion: autoscaling.generalscaler.io/v1alpha1
            kind: GeneralScaler
            metadata: {name: worker}
            spec:
              targetRef: {name: worker}
              maxReplicas: 30
              metric: {name: queue, type: redis, targetValue: 10, redis: {host: redis, queueName: jobs}}
              budget: {maxMonthlyCost: 900, costPerPodPerHour: 0.05}
              schedule:
                timezone: Europe/Berlin
                rules:
                - {name: Day, days: [Monday, Tuesday, Wednesday, Thursday, Friday], timeStart: "08:00", timeEnd: "18:00", minReplicas: 5}
            """;

    private SimulateBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("gscale-bench");
        Path scaler = Files.writeString(folder.resolve("scaler.yaml"), SCALER);
        Path trace = folder.resolve("trace.csv");
        int rows = write(trace);
        double[] seconds = new double[RUNS];
        double before = Machine.childSeconds();
        for (int i = 0; i < RUNS; i++) {
            seconds[i] = secondsFor(folder, scaler, trace);
        }
        Arrays.sort(seconds);
        double cpu = (Machine.childSeconds() - before) / RUNS;
        System.out.println("gscale simulate on " + Machine.described());
        System.out.printf(
                Locale.ROOT,
                "  %d days at %d s: %d rows; written: CSV %d kB, JSON %d kB, HTML %d kB%n",
                DAYS,
                STEP.toSeconds(),
                rows,
                Files.size(folder.resolve("out.csv")) / 1000,
                Files.size(folder.resolve("out.json")) / 1000,
                Files.size(folder.resolve("out.html")) / 1000);
        System.out.printf(
                Locale.ROOT,
                "  %.2f s (median of %d whole processes; fastest %.2f, slowest %.2f; %.2f s of processor time)%n",
                seconds[RUNS / 2],
                RUNS,
                seconds[0],
                seconds[RUNS - 1],
                cpu);
        delete(folder);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"simulate\",\"seconds\":%.2f,\"cpu_seconds\":%.2f,\"rows\":%d}%n",
                seconds[RUNS / 2],
                cpu,
                rows);
    }

    private static int write(Path trace) throws IOException {
        Random random = new Random(20260115);
        int rows = (int) Duration.ofDays(DAYS).dividedBy(STEP);
        double burst = 0;
        try (BufferedWriter out = Files.newBufferedWriter(trace)) {
            out.write("timestamp,queue\n");
            for (int i = 0; i < rows; i++) {
                double day = Math.sin((i % 5760) / 5760.0 * 2 * Math.PI - 2);
                burst = random.nextInt(2000) == 0 ? 40 + random.nextInt(160) : burst * 0.985;
                long load = Math.round(Math.max(0, 110 + 90 * day + burst + random.nextGaussian() * 6));
                out.write(START.plus(STEP.multipliedBy(i)) + "," + load + "\n");
            }
        }
        return rows;
    }

    private static double secondsFor(Path folder, Path scaler, Path trace) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        LAUNCHER,
                        "simulate",
                        "-f",
                        scaler.toString(),
                        "--trace",
                        trace.toString(),
                        "--csv",
                        folder.resolve("out.csv").toString(),
                        "--json",
                        folder.resolve("out.json").toString(),
                        "--html",
                        folder.resolve("out.html").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("gscale simulate failed");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
