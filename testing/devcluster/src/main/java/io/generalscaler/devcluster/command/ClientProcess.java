package io.generalscaler.devcluster.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs with {@code KUBECONFIG} set, and prints where this one does. Closing kills it if it still runs. */
public final class ClientProcess implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Process process;

    private ClientProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param command program and arguments
     * @param kubeconfig what {@code KUBECONFIG} shall say
     * @throws IOException if there is no such program
     */
    public static ClientProcess start(List<String> command, Path kubeconfig) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("KUBECONFIG", kubeconfig.toAbsolutePath().toString());
        return new ClientProcess(builder.start());
    }

    /**
     * Waits until {@code url} answers 200.
     *
     * @return false if the program ended before
     * @throws IOException if it neither answered nor ended in time
     */
    public boolean awaitAnswer(URI url, Duration time) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(ANSWER).build();
        long begun = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, request)) {
                if (process.waitFor(BETWEEN_LOOKS)) {
                    return false;
                }
                if (System.nanoTime() - begun > time.toNanos()) {
                    throw new IOException(url + " did not answer 200 within " + time);
                }
            }
        }
        return true;
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Lets it run on until it ends or the time is up. */
    public void letRun(Duration time) throws InterruptedException {
        boolean _ = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks it to end (SIGTERM). */
    public void askToEnd() {
        process.destroy();
    }

    /**
     * Waits for its end.
     *
     * @return its exit code
     * @throws IOException if it did not end in time
     */
    public int awaitEnd(Duration time) throws IOException, InterruptedException {
        if (!process.waitFor(time)) {
            throw new IOException("the command did not end within " + time);
        }
        return process.exitValue();
    }

    /** Waits for its end, however long that takes. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
