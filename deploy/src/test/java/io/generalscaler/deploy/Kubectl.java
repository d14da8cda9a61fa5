package io.generalscaler.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real kubectl of the PATH.
 *
 * @param kubeconfig of the user it acts as
 * @param folder for its output and its caches
 */
record Kubectl(Path kubeconfig, Path folder) {
    private static final int DEADLINE_SECONDS = 60;

    /**
     * How a command ended.
     *
     * @param code 0 if well
     * @param output what it printed, errors among it
     */
    record Outcome(int code, String output) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    /** Runs a command, whatever its outcome. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "kubectl",
                "--kubeconfig",
                kubeconfig.toString(),
                "--cache-dir",
                folder.resolve("cache").toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "kubectl", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(command + " did not end: " + Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    /** Runs a command that must end well. */
    Outcome succeed(String... arguments) throws IOException, InterruptedException {
        Outcome outcome = run(arguments);
        if (outcome.code() != 0) {
            throw new IOException("kubectl " + String.join(" ", arguments) + ": " + outcome.output());
        }
        return outcome;
    }

    void createNamespaces(String... names) throws IOException, InterruptedException {
        StringBuilder yaml = new StringBuilder();
        for (String name : names) {
            yaml.append("---\napiVersion: v1\nkind: Namespace\nmetadata: {name: %s}\n".formatted(name));
        }
        Path file = Files.writeString(folder.resolve("namespaces.yaml"), yaml);
        succeed("apply", "--server-side", "-f", file.toString());
    }
}
