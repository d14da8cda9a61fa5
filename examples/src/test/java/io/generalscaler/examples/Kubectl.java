package io.generalscaler.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(checkout.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("kubectl took too long: " + command);
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
        Answer answer = run(arguments);
        if (answer.exitCode() != 0) {
            throw new AssertionError("kubectl " + String.join(" ", arguments) + " failed: " + answer.text());
        }
        return answer.text();
    }
}
