package com.example.filesize;

import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.Question;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Reads metrics of type {@code file-size}. */
public final class FileSizeOpener implements MetricSourceOpener {
    @Override
    public String type() {
        return Disk.TYPE;
    }

    @Override
    public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context) {
        return new FileSizeSource(context);
    }

    private record FileSizeSource(SourceContext context) implements MetricSource {
        @Override
        public Sample read(Question question, Duration within) throws SourceException {
            try {
                Path file = Path.of(((FileSize) question).path());
                return Sample.of(Files.size(file), context.now());
            } catch (NoSuchFileException e) {
                throw new SourceException(FailureReason.NoData, "there is no such file");
            } catch (IOException e) {
                throw new SourceException(FailureReason.SourceError, "the file cannot be read");
            }
        }

        @Override
        public void close() {}
    }
}
