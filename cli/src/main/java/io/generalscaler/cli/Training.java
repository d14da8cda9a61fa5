package io.generalscaler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.generalscaler.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people do with gscale, once through: run under {@code -XX:AOTCacheOutput}, it tells the JVM which classes to keep ready
 * and which methods are worth compiling early. It prints nothing and needs no network.
 */
final class Training {
    private static final int ROUNDS = 2000;
    private static final int LOOKS = 30_000;
    private static final String SPEC = """
            {"maxReplicas":20,"metrics":[{"name":"queue","type":"redis","targetValue":10},\
            {"name":"requests","type":"prometheus","targetValue":100}],\
            "policy":{"type":"costAware","costAware":{"maxMonthlyCost":500,"costPerPodPerHour":0.05}},\
            "behavior":{"scaleUp":{"maxIncrement":5,"cooldownSeconds":60},"scaleDown":{"stabilizationWindowSeconds":300}},\
            "schedule":{"timezone":"Europe/Berlin","rules":[{"name":"day","timeStart":"09:00","timeEnd":"17:00","minReplicas":3}]}}""";

    private Training() {}

    static void main() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ROUNDS; i++) {
            lines.append(question(i)).append('\n');
        }
        lines.append("not JSON\n{\"id\":1,\"scaler\":{\"maxReplicas\":0},\"state\":{}}\n");
        run(lines.toString(), "decide");
        run("---\n" + question(1) + "\n---\nid: x\n", "decide");
        simulate();
        explain();
        run("apiVersion: v1\nkind: Service\n", "validate", "-f", "-");
        run("", "--help");
        run("", "decide", "--help");
        run("", "--version");
    }

    private static void simulate() throws IOException {
        Path folder = Files.createTempDirectory("gscale-training");
        StringBuilder rows = new StringBuilder("timestamp,queue,requests\n");
        for (int i = 0; i < LOOKS; i++) {
            rows.append(1_767_225_600L + i * 15L).append(',').append(80 + 60 * Math.sin(i / 900.0) + i % 13);
            rows.append(',').append(i % 1000).append('\n');
        }
        Path trace = Files.writeString(folder.resolve("trace.csv"), rows);
        Path scaler = Files.writeString(folder.resolve("scaler.json"), SPEC);
        List<String> command =
                new ArrayList<>(List.of("simulate", "-f", scaler.toString(), "--trace", trace.toString()));
        for (String form : List.of("csv", "json", "html")) {
            command.addAll(List.of("--" + form, folder.resolve("out." + form).toString()));
        }
        run("", command.toArray(String[]::new));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** As far as it comes without a cluster: nobody listens at that port. */
    private static void explain() throws IOException {
        Path kubeconfig = Files.createTempFile("gscale-training", ".yaml");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                current-context: none
                clusters: [{name: none, cluster: {server: "https://127.0.0.1:1"}}]
                contexts: [{name: none, context: {cluster: none, user: none}}]
                users: [{name: none, user: {}}]
                """);
        run("", "explain", "worker", "--kubeconfig", kubeconfig.toString());
        Files.delete(kubeconfig);
    }

    private static String question(int i) {
        return "{\"id\":" + i + ",\"scaler\":" + SPEC + ",\"state\":{\"now\":\"2026-01-15T10:30:00Z\",\"replicas\":"
                + (1 + i % 15) + ",\"metrics\":{\"queue\":" + i + ",\"requests\":{\"value\":" + i * 1.5
                + ",\"ageSeconds\":3}},\"history\":{\"recommendations\":[{\"ageSeconds\":60,\"replicas\":4}],"
                + "\"scaleEvents\":[{\"ageSeconds\":90,\"change\":3}],\"lastScaleAgeSeconds\":90}}}";
    }

    private static void run(String input, String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        Terminal terminal =
                new Terminal(new ByteArrayInputStream(input.getBytes(UTF_8)), nowhere, nowhere, false, false, 0);
        Main.run(terminal, Clock.systemUTC(), arguments);
    }
}
