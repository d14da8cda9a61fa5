package io.generalscaler.cli.simulate;

import io.generalscaler.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Files that are written side by side: a month of looks is tens of megabytes in each form. */
final class OutputFiles {
    private record Output(Path path, Writing writing) {}

    private final List<Output> outputs = new ArrayList<>();

    /** Writes one file. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Adds a file, unless nobody asked for it. */
    OutputFiles add(@Nullable Path path, Writing writing) {
        if (path != null) {
            outputs.add(new Output(path, writing));
        }
        return this;
    }

    /**
     * Writes them all.
     *
     * @throws CommandFailure if one of them cannot be written
     */
    void write() {
        if (outputs.isEmpty()) {
            return;
        }
        try (ExecutorService writers = Executors.newFixedThreadPool(outputs.size())) {
            List<Future<?>> written = new ArrayList<>();
            for (Output output : outputs) {
                written.add(writers.submit(() -> write(output)));
            }
            for (Future<?> each : written) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted");
        }
    }

    private static void write(Output output) {
        try (OutputStream out = Files.newOutputStream(output.path())) {
            output.writing().to(out);
        } catch (IOException e) {
            throw CommandFailure.failed(output.path() + ": cannot be written: " + e.getMessage());
        }
    }
}
