package io.generalscaler.process.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** The end of a process: asked for by a signal, or given up from within. */
public final class Shutdown {

    private final CompletableFuture<Integer> asked = new CompletableFuture<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    private @Nullable Thread hook;

    Shutdown() {}

    /** Ends the process at once, as failed, unless it is stopping already: nothing is finished, nothing is waited for. */
    public void giveUp() {
        asked.complete(ExitCode.SOFTWARE);
    }

    /** From now on a signal lets the process finish what is in progress; before that it ends at once. Call it before anything starts. */
    public void listen() {
        hook = new Thread(() -> {
            asked.complete(ExitCode.OK);
            // A process that ends by a signal would show as failed, although all went as asked.
            Runtime.getRuntime().halt(exitCode.join());
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits until the process is to stop. What is in progress then may be finished. */
    public void await() throws InterruptedException {
        try {
            if (asked.get() != ExitCode.OK) {
                Runtime.getRuntime().halt(ExitCode.SOFTWARE);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing is left to finish: the code is the process's own, or that of whom its end by a signal waits for. */
    void ended(int code) {
        exitCode.complete(code);
        if (hook == null) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already, by a signal, and ends the process with the code.
        }
    }
}
