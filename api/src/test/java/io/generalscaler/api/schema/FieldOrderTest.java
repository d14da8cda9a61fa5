package io.generalscaler.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FieldOrderTest {
    @Test
    void pathsStandAsTheFieldsDo() {
        List<String> ordered = List.of(
                "spec",
                "spec.targetRef.name",
                "spec.maxReplicas",
                "spec.metrics",
                "spec.metrics[2].type",
                "spec.metrics[2].redis.port",
                "spec.metrics[10].name",
                "spec.metrics[10].config[key]",
                "spec.policy.slo.latencyMetric",
                "spec.schedule.timezone",
                "spec.schedule.rules[0].days[1]",
                "spec.override.until",
                "spec.unknown",
                "metadata.name");
        List<String> shuffled = new java.util.ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(new FieldOrder("spec", Shapes.of(GeneralScalerSpec.class))
                        .sort(shuffled.stream(), Function.identity()))
                .isEqualTo(ordered);
    }
}
