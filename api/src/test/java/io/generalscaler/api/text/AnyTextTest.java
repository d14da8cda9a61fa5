package io.generalscaler.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.annotation.Key;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Broken texts and senseless annotations: every one is answered. */
class AnyTextTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final int TEXTS = 5_000;
    private static final Compiler COMPILER = Compiler.installed();
    private static final String GOOD = """
            apiVersion: autoscaling.generalscaler.io/v1alpha1
            kind: GeneralScaler
            metadata: {name: a}
            spec:
              targetRef: {name: app}
              maxReplicas: 20
              metrics:
              - {name: "queue", type: redis, targetValue: 1.5, redis: {host: r, queueName: q}}
              - name: 'latency'
                type: prometheus
                prometheus:
                  query: |
                    sum(rate(x[1m]))
            """;
    private static final String CHARACTERS = "{}[]:,-&*!|>'\"%@`#?~ \n\t\r\\0a1.\u0000\uFEFF\uD800é😀<=+_";

    private final SplittableRandom random = new SplittableRandom(20260115);

    @Test
    void everyTextIsAnswered() {
        ScalerText reader = new ScalerText(COMPILER);
        for (int i = 0; i < TEXTS; i++) {
            String text = broken();
            try {
                for (Document document : Documents.read(text)) {
                    assertThat(document.line()).isPositive();
                    if (document instanceof Document.Read read) {
                        assertThat(reader.compile(read.tree(), Context.at(NOW))).isNotNull();
                    }
                }
            } catch (RuntimeException e) {
                throw new AssertionError(text, e);
            }
        }
    }

    private String broken() {
        StringBuilder text = new StringBuilder(GOOD);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
                case 1 -> text.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
            if (text.isEmpty()) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    @Test
    void everyAnnotationIsAnswered() {
        List<String> values = List.of(
                "",
                " ",
                "true",
                "false",
                "1",
                "-1",
                "6",
                "0.05",
                "1e9",
                "99999999999999999999",
                "Apply",
                "slo",
                "costAware",
                "simple",
                "redis://redis:6379/mail",
                "redis://",
                "redis:",
                "rediss://[::1]:1/a b",
                "redis://u:p@h/k",
                "prometheus:",
                "prometheus:up",
                "prometheus:((",
                "://",
                "\u0000",
                "x".repeat(300_000),
                "redis://" + "h".repeat(5_000) + "/k");
        AnnotationCompiler compiler = new AnnotationCompiler(COMPILER);
        for (int i = 0; i < TEXTS; i++) {
            Map<String, String> annotations = new HashMap<>();
            for (Key key : Key.values()) {
                if (random.nextInt(3) > 0) {
                    annotations.put(key.key(), values.get(random.nextInt(values.size())));
                }
            }
            try {
                assertThat(compiler.compile(
                                new TargetRef(null, null, "app"),
                                annotations,
                                new Context(NOW, Optional.of("http://prometheus:9090"))))
                        .isNotNull();
            } catch (RuntimeException e) {
                throw new AssertionError(annotations.toString(), e);
            }
        }
    }
}
