package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every field that the chart renders is one that its kind has: a typed model reads it and has no field left over. */
class ModelTest {
    static final List<String> VALUE_SETS = Chart.VALUE_SETS;

    private static final KubernetesSerialization MODEL = new KubernetesSerialization();

    /** Kinds of other projects, which the model does not hold. */
    private static final Set<String> FOREIGN = Set.of("Certificate", "Issuer", "PodMonitor", "PrometheusRule");

    @ParameterizedTest(name = "a typed model reads {0} without a field left over")
    @FieldSource("VALUE_SETS")
    void readsWithoutAFieldLeftOver(String valueSet) {
        assertThat(Chart.objects(valueSet).objects()).allSatisfy(object -> {
            HasMetadata typed = MODEL.unmarshal(object.toString());
            assertThat(typed instanceof GenericKubernetesResource)
                    .as("%s is not in the model", Rendered.title(object))
                    .isEqualTo(FOREIGN.contains(Rendered.kind(object)));
            if (!FOREIGN.contains(Rendered.kind(object))) {
                assertThat(leftOver(typed)).as(Rendered.title(object)).isEmpty();
            }
        });
    }

    @Test
    void theCheckSeesAMisspeltField() {
        HasMetadata typed = MODEL.unmarshal("""
                {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"},
                 "spec": {"template": {"spec": {"containers": [{"name": "a", "imagePolicy": "Always"}]}}}}
                """);

        assertThat(leftOver(typed)).containsExactly("imagePolicy");
    }

    /** The names of all fields, at any depth, that the model has no place for. */
    private static List<String> leftOver(Object value) {
        List<String> names = new ArrayList<>();
        if (value instanceof Collection<?> items) {
            items.forEach(item -> names.addAll(leftOver(item)));
        } else if (value instanceof Map<?, ?> entries) {
            entries.values().forEach(item -> names.addAll(leftOver(item)));
        } else if (value.getClass().getPackageName().startsWith("io.fabric8.kubernetes.api.model")) {
            for (Method getter : value.getClass().getMethods()) {
                names.addAll(leftOver(value, getter));
            }
        }
        return names;
    }

    private static List<String> leftOver(Object bean, Method getter) {
        if (getter.getParameterCount() > 0
                || !getter.getName().startsWith("get")
                || getter.getDeclaringClass().equals(Object.class)) {
            return List.of();
        }
        try {
            Object value = getter.invoke(bean);
            if (getter.getName().equals("getAdditionalProperties") && value instanceof Map<?, ?> unknown) {
                return unknown.keySet().stream().map(String::valueOf).toList();
            }
            return value == null ? List.of() : leftOver(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }
}
