package io.generalscaler.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.generalscaler.api.compile.Answers;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;

/** Annotations of a Deployment, known and misspelt, with any value. */
class AnnotationsFuzzTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final TargetRef TARGET = new TargetRef(null, null, "app");
    private static final AnnotationCompiler COMPILER = new AnnotationCompiler(Compiler.installed());
    private static final Context CONTEXT = new Context(NOW, Optional.of("http://prometheus:9090"));

    @BeforeAll
    static void warmUp() {
        for (int i = 0; i < 50; i++) {
            for (Key key : Key.values()) {
                assertThat(COMPILER.compile(TARGET, Map.of(key.key(), "redis://r/" + i), CONTEXT))
                        .isNotNull();
            }
        }
    }

    @FuzzTest
    void annotations(FuzzedDataProvider data) {
        Map<String, String> annotations = new TreeMap<>();
        for (Key key : Key.values()) {
            if (data.consumeBoolean()) {
                annotations.put(key.key(), data.consumeString(200));
            }
        }
        if (data.consumeBoolean()) {
            annotations.put("autoscaling.generalscaler.io/" + data.consumeString(40), data.consumeString(40));
        }
        assertThat(COMPILER.compile(TARGET, annotations, CONTEXT))
                .isEqualTo(COMPILER.compile(TARGET, annotations, CONTEXT));
        Answers.inTime(annotations.toString(), () -> COMPILER.compile(TARGET, annotations, CONTEXT));
    }
}
