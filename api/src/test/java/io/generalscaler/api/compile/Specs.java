package io.generalscaler.api.compile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import java.time.Instant;
import java.util.List;

/** Specs as people write them, and what the compiler says to them. */
final class Specs {
    static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    static final Compiler COMPILER = Compiler.installed();
    static final String REDIS = "type: redis, targetValue: 10, redis: {host: redis, queueName: jobs}";
    /** A spec that works; a test adds to it. */
    static final String BASE = "targetRef: {name: app}\nmaxReplicas: 20\n";

    static final String QUEUE = BASE + "metric: {name: queue, " + REDIS + "}\n";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Specs() {}

    static GeneralScalerSpec read(String yaml) {
        try {
            return YAML.readValue(yaml, GeneralScalerSpec.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(yaml, e);
        }
    }

    static Compilation compile(String yaml) {
        return COMPILER.compile(read(yaml), Context.at(NOW));
    }

    static CompiledScaler accepted(String yaml) {
        return switch (compile(yaml)) {
            case Compilation.Accepted accepted -> accepted.scaler();
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.violations());
        };
    }

    static List<String> violations(String yaml) {
        return switch (compile(yaml)) {
            case Compilation.Accepted accepted -> throw new AssertionError("accepted: " + accepted.scaler());
            case Compilation.Rejected rejected ->
                rejected.violations().stream().map(Violation::sentence).toList();
        };
    }

    static List<String> warnings(String yaml) {
        return compile(yaml).warnings().stream().map(Warning::sentence).toList();
    }
}
