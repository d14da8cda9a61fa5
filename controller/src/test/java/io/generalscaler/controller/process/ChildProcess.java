package io.generalscaler.controller.process;

import io.generalscaler.devcluster.command.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A real server of the machine, started for a test on a loopback port, with a folder of its own. */
public abstract class ChildProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final int port;
    private Process process;

    ChildProcess(String name) {
        try {
            folder = Files.createTempDirectory("generalscaler-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = FreePorts.free();
    }

    /** The command, given that {@link #folder()} and {@link #port()} are known. */
    abstract List<String> command() throws IOException;

    /** Whether it serves. */
    boolean ready() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts it, again after {@link #stop()} on the same port, and waits until it serves. */
    public final void start() {
        try {
            process = new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("it serves", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("ended: " + log());
            }
            return ready();
        });
    }

    /** Stops it for good or until the next {@link #start()}. */
    public final void stop() {
        try {
            signal(stopSignal());
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it from answering while its port stays open, or lets it go on. */
    public final void freeze(boolean frozen) {
        try {
            signal(frozen ? "STOP" : "CONT");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What asks it to end without waiting for its clients. */
    String stopSignal() {
        return "TERM";
    }

    private void signal(String name) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end, and gives what it printed. */
    static String run(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process program = builder.start();
            program.getOutputStream().close();
            String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (program.waitFor() != 0) {
                throw new AssertionError(command.getFirst() + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public final int port() {
        return port;
    }

    final Path folder() {
        return folder;
    }

    final String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            freeze(false);
            stop();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Polls for an effect in another process. */
    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + START.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + START + ": " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
