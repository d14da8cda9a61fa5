package io.generalscaler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.generalscaler.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;

/**
 * What people do with gscale, once through: run under {@code -XX:AOTCacheOutput}, it tells the JVM which classes to keep ready
 * and which methods are worth compiling early. It prints nothing and needs no network.
 */
final class Training {
    private static final int ROUNDS = 400;
    private static final String SPEC = """
            {"maxReplicas":20,"metrics":[{"name":"queue","type":"redis","targetValue":10},\
            {"name":"requests","type":"prometheus","targetValue":100}],\
            "policy":{"type":"costAware","costAware":{"maxMonthlyCost":500,"costPerPodPerHour":0.05}},\
            "behavior":{"scaleUp":{"maxIncrement":5,"cooldownSeconds":60},"scaleDown":{"stabilizationWindowSeconds":300}},\
            "schedule":{"timezone":"Europe/Berlin","rules":[{"name":"day","timeStart":"09:00","timeEnd":"17:00","minReplicas":3}]}}""";

    private Training() {}

    static void main() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ROUNDS; i++) {
            lines.append(question(i)).append('\n');
        }
        lines.append("not JSON\n{\"id\":1,\"scaler\":{\"maxReplicas\":0},\"state\":{}}\n");
        run(lines.toString(), "decide");
        run("---\n" + question(1) + "\n---\nid: x\n", "decide");
        run("", "--help");
        run("", "decide", "--help");
        run("", "--version");
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
                new Terminal(new ByteArrayInputStream(input.getBytes(UTF_8)), nowhere, nowhere, false, false);
        Main.run(terminal, Clock.systemUTC(), arguments);
    }
}
