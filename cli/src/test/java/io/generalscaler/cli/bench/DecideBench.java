package io.generalscaler.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures {@code gscale decide} from outside, as whole processes: how long the first answer takes while the input stays open,
 * and how many questions are answered in a minute, the start included. The questions are those of {@code examples/decide}.
 *
 * <p>Runs from its source, in the project's folder: {@code java cli/src/test/java/io/generalscaler/cli/bench/DecideBench.java}.
 */
public final class DecideBench {
    private static final int STARTS = 15;
    private static final int QUESTIONS = 120_000;
    private static final int RUNS = 3;
    private static final String LAUNCHER = "cli/src/main/scripts/gscale";

    private DecideBench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> questions = questions();
        double[] starts = new double[STARTS];
        double before = Machine.childSeconds();
        for (int i = 0; i < STARTS; i++) {
            starts[i] = firstAnswerMillis(questions.getFirst());
        }
        double startCpu = (Machine.childSeconds() - before) / STARTS * 1000;
        double[] perMinute = new double[RUNS];
        before = Machine.childSeconds();
        for (int i = 0; i < RUNS; i++) {
            perMinute[i] = QUESTIONS / secondsFor(questions) * 60;
        }
        double cpuMicros = (Machine.childSeconds() - before) / RUNS / QUESTIONS * 1e6;
        System.out.println("gscale decide on " + Machine.described());
        System.out.printf(
                Locale.ROOT,
                "  first answer      %.0f ms (median of %d starts; fastest %.0f, slowest %.0f; %.0f ms of processor time)%n",
                median(starts),
                STARTS,
                starts[0],
                starts[STARTS - 1],
                startCpu);
        System.out.printf(
                Locale.ROOT,
                "  decisions         %.0f a minute (median of %d runs of %d questions, the start included; %.1f µs of processor"
                        + " time each)%n",
                median(perMinute),
                RUNS,
                QUESTIONS,
                cpuMicros);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"decide\",\"decisions_per_minute\":%.0f,\"first_answer_ms\":%.0f,\"first_answer_cpu_ms\":%.0f}%n",
                median(perMinute),
                median(starts),
                startCpu);
    }

    private static List<String> questions() throws IOException {
        List<String> questions = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("examples/decide"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".jsonl") && !name.endsWith(".out.jsonl") && !name.startsWith("mistakes")) {
                    questions.addAll(Files.readAllLines(file));
                }
            }
        }
        return questions;
    }

    private static double firstAnswerMillis(String question) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(LAUNCHER, "decide")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream in = process.getOutputStream();
                BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            in.write((question + "\n").getBytes(UTF_8));
            in.flush();
            String answer = out.readLine();
            double millis = (System.nanoTime() - start) / 1e6;
            if (answer == null || !answer.contains("\"desiredReplicas\"")) {
                throw new IllegalStateException("no answer: " + answer);
            }
            return millis;
        } finally {
            process.waitFor();
        }
    }

    private static double secondsFor(List<String> questions) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(LAUNCHER, "decide")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread asking = Thread.ofVirtual().name("questions").start(() -> ask(process, questions));
        long answers;
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            answers = out.lines().filter(line -> !line.contains("\"error\"")).count();
        }
        process.waitFor();
        asking.join();
        if (answers != QUESTIONS) {
            throw new IllegalStateException(answers + " answers to " + QUESTIONS + " questions");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void ask(Process process, List<String> questions) {
        try (OutputStream in = new java.io.BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
            for (int i = 0; i < QUESTIONS; i++) {
                in.write(questions.get(i % questions.size()).getBytes(UTF_8));
                in.write('\n');
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
