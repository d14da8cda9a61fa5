package io.generalscaler.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The real kubectl, as a person in a second terminal uses it. */
record Kubectl(Path checkout, Path kubeconfig) {

    /**
     * What a command printed.
     *
     * @param exitCode 0 for success
     * @param text both outputs, in the order written
     */
    record Answer(int exitCode, String text) {}

    Answer run(String... arguments) {
        return run("kubectl", List.of(arguments));
    }

    private Answer run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(program + " took too long: " + command);
            }
            return new Answer(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What a command printed that must succeed. */
    String out(String... arguments) {
        return succeeded("kubectl", arguments);
    }

    /** What gscale printed, started by its own script. */
    String gscale(String... arguments) {
        return succeeded(checkout.resolve("cli/src/main/scripts/gscale").toString(), arguments);
    }

    private String succeeded(String program, String... arguments) {
        Answer answer = run(program, List.of(arguments));
        if (answer.exitCode() != 0) {
            throw new AssertionError(program + " " + String.join(" ", arguments) + " failed: " + answer.text());
        }
        return answer.text();
    }

    /** What a command printed, once it holds {@code part}; asks again for up to a minute. */
    String awaitOut(String part, String... arguments) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        String text = out(arguments);
        while (!text.contains(part) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            text = out(arguments);
        }
        return text;
    }
}
