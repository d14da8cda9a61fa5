package io.generalscaler.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptAnnotationsTest {
    private static final AnnotationCompiler COMPILER = new AnnotationCompiler(Compiler.installed());
    private static final TargetRef TARGET = new TargetRef("apps/v1", "Deployment", "mailer");
    private static final Context CONTEXT = Context.at(Instant.parse("2026-01-15T10:30:00Z"));

    @Test
    void ofOthersNothingIsKept() {
        assertThat(KeptAnnotations.of(Map.of("example.org/a", "b"))).isEmpty();
    }

    @Test
    void whatIsOursIsKeptAsItIs() {
        Map<String, String> ours = Map.of(Key.ENABLED.key(), " true ", Key.METRIC.key(), "redis://redis/mail");

        assertThat(KeptAnnotations.of(ours)).isEqualTo(ours);
    }

    @Test
    void whateverThereIsTakesLittle() {
        Map<String, String> all = new HashMap<>();
        for (Key key : Key.values()) {
            all.put(key.key(), "x".repeat(250_000));
        }
        for (int i = 0; i < 1_000; i++) {
            all.put(Key.PREFIX + "unknown-" + i, "x".repeat(1_000));
        }

        Map<String, String> kept = KeptAnnotations.of(all);

        assertThat(kept.values().stream().mapToInt(String::length).sum()).isLessThan(10_000);
        assertThat(kept).hasSize(Key.values().length + 10);
    }

    @Test
    void theSameIsSaidOfWhatIsKept() {
        Map<String, String> all = new HashMap<>();
        for (Key key : Key.values()) {
            all.put(key.key(), "1" + " ".repeat(250_000));
        }
        all.put(Key.PREFIX + "max-replcas", "7");

        assertThat(paths(KeptAnnotations.of(all))).isEqualTo(paths(all)).contains("TooLong", "UnknownField");
    }

    private static String paths(Map<String, String> annotations) {
        var rejected = (AnnotatedScaler.Rejected) COMPILER.compile(TARGET, annotations, CONTEXT);
        return rejected.violations().stream()
                .map(violation -> violation.rule() + " " + violation.path())
                .toList()
                .toString();
    }
}
