package com.example.filesize;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.util.Map;
import java.util.Optional;

/** The type {@code file-size}: how many bytes a file has. */
public final class FileSizeProvider implements MetricSourceProvider {
    @Override
    public String type() {
        return Disk.TYPE;
    }

    @Override
    public MetricSpec example() {
        return MetricSpec.of(Disk.TYPE).withConfig(Map.of("path", "/var/spool/jobs"));
    }

    @Override
    public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
        Problems here = problems.at("config").atKey("path");
        String path = metric.config() == null ? null : metric.config().get("path");
        if (path == null) {
            here.required("is required: the file whose size counts, such as /var/spool/jobs");
            return Optional.empty();
        }
        if (!path.startsWith("/")) {
            here.invalid(path, "must be an absolute path such as /var/spool/jobs");
            return Optional.empty();
        }
        return Optional.of(new MetricQuery(new Disk(), new FileSize(path)));
    }
}
