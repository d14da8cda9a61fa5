package io.generalscaler.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.generalscaler.api.annotation.Key;
import io.generalscaler.api.schema.Field;
import io.generalscaler.api.schema.Shape;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.status.ConditionReason;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** The API reference: the CRD's schema as tables, in the order in which the fields are written. */
final class Reference {
    private static final String HEAD = """
            # GeneralScaler: API reference

            <!-- Generated from the CRD; see CrdDriftTest for how to do it again. -->

            `apiVersion: autoscaling.generalscaler.io/v1alpha1`, `kind: GeneralScaler`, short name `gs`, namespaced.
            The same words stand in `kubectl explain generalscaler.spec`.

            **Bold** fields are required. A rule below a table is checked by the API server itself, also while the webhook is
            down; the webhook, the controller and `gscale validate` check these and more, and answer with every reason at once.
            """;

    private record Section(String path, Shape.Fields shape, JsonNode schema) {}

    private Reference() {}

    static String markdown(String crdYaml) throws Exception {
        JsonNode root = new YAMLMapper().readTree(crdYaml).at("/spec/versions/0/schema/openAPIV3Schema/properties");
        StringBuilder text = new StringBuilder(HEAD);
        Deque<Section> open = new ArrayDeque<>();
        open.add(new Section("spec", Shapes.of(GeneralScalerSpec.class), root.path("spec")));
        open.add(new Section("status", Shapes.of(GeneralScalerStatus.class), root.path("status")));
        while (!open.isEmpty()) {
            Section section = open.poll();
            List<Section> inside = write(section, text);
            inside.reversed().forEach(open::addFirst);
        }
        writeConditions(text);
        writeAnnotations(text);
        return text.toString();
    }

    private static void writeConditions(StringBuilder text) {
        text.append("""

                ## Conditions

                `Ready` is whether the scaler can work: what makes it False is for a person to mend. What comes and goes by itself, as a source
                that is down, moves `ScalingActive` and `MetricsAvailable`. Why a condition is as it is, in one word; those that
                HorizontalPodAutoscalers have mean the same here. Why a decision came out as it did is in `status.lastDecision`, in
                [words of its own](../behaviour.md#reasons).

                | reason | of | says |
                |---|---|---|
                """);
        for (ConditionReason reason : ConditionReason.values()) {
            text.append("| `").append(reason).append("` | ");
            text.append(reason.types().stream().map(it -> "`" + it + "`").collect(Collectors.joining(", ")));
            text.append(" | ").append(reason.message()).append(" |\n");
        }
    }

    private static void writeAnnotations(StringBuilder text) {
        text.append("""

                ## Annotations on a Deployment

                The same in small: the controller keeps a GeneralScaler that says what the annotations say and belongs to the
                Deployment. They are judged by the same rules, in the same words. Every key begins with
                `autoscaling.generalscaler.io/`; a key that is not listed here is refused.

                | annotation | meaning |
                |---|---|
                """);
        for (Key key : Key.values()) {
            text.append("| `")
                    .append(key.word())
                    .append("` | ")
                    .append(key.meaning())
                    .append(" |\n");
        }
    }

    private static List<Section> write(Section section, StringBuilder text) {
        List<Section> inside = new ArrayList<>();
        text.append("\n## ").append(section.path()).append("\n\n");
        text.append("| field | type | default | meaning |\n|---|---|---|---|\n");
        for (Field field : section.shape().fields()) {
            JsonNode schema = section.schema().path("properties").path(field.name());
            String name = field.required() ? "**" + field.name() + "**" : field.name();
            text.append("| ").append(name).append(" | ").append(type(schema)).append(" | ");
            text.append(schema.has("default") ? "`" + schema.path("default").asText() + "`" : "")
                    .append(" | ");
            text.append(schema.path("description").asText().replace("|", "\\|")).append(" |\n");
            String path = section.path() + "." + field.name();
            if (field.shape() instanceof Shape.Fields fields) {
                inside.add(new Section(path, fields, schema));
            } else if (field.shape() instanceof Shape.Items items && items.item() instanceof Shape.Fields fields) {
                inside.add(new Section(path + "[]", fields, schema.path("items")));
            }
        }
        writeRules(section.schema().path("x-kubernetes-validations"), text);
        return inside;
    }

    private static void writeRules(JsonNode rules, StringBuilder text) {
        if (!rules.isEmpty()) {
            text.append("\nRules:\n\n");
            rules.forEach(rule ->
                    text.append("- ").append(rule.path("message").asText()).append("\n"));
        }
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            List<String> words = new ArrayList<>();
            schema.path("enum").forEach(word -> words.add("`" + word.asText() + "`"));
            return String.join(", ", words);
        }
        return switch (schema.path("type").asText()) {
            case "array" ->
                "list of " + (schema.path("items").has("properties") ? "objects" : plural(schema.path("items")));
            case "object" -> schema.has("additionalProperties") ? "map" : "object";
            case "string" -> schema.path("format").asText().equals("date-time") ? "time" : "string";
            default -> schema.path("type").asText();
        };
    }

    private static String plural(JsonNode items) {
        return items.has("enum") ? type(items) : type(items) + "s";
    }
}
