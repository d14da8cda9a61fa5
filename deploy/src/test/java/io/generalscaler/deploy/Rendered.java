package io.generalscaler.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Kubernetes objects as plain trees, in the order of their documents.
 *
 * @param objects never empty documents
 */
record Rendered(List<JsonNode> objects) {
    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Pattern SEPARATOR = Pattern.compile("(?m)^---\\s*$");

    /** The documents' texts, separators left out, as Helm and kubectl split them. */
    static List<String> documents(String yaml) {
        return SEPARATOR
                .splitAsStream(yaml)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    static Rendered parse(String yaml) {
        List<JsonNode> objects = new ArrayList<>();
        for (String document : documents(yaml)) {
            try {
                JsonNode tree = YAML.readTree(document);
                if (tree != null && tree.isObject()) {
                    objects.add(tree);
                }
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("not YAML: " + document, e);
            }
        }
        return new Rendered(List.copyOf(objects));
    }

    List<JsonNode> ofKind(String kind) {
        return objects.stream().filter(object -> kind.equals(kind(object))).toList();
    }

    /** The only object of a kind and name. */
    JsonNode one(String kind, String name) {
        List<JsonNode> found = ofKind(kind).stream()
                .filter(object -> name.equals(name(object)))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " objects " + kind + "/" + name + " in " + titles());
        }
        return found.getFirst();
    }

    List<String> titles() {
        return objects.stream().map(Rendered::title).toList();
    }

    /** The pod templates of all workloads. */
    Stream<JsonNode> podTemplates() {
        return objects.stream().map(object -> object.at("/spec/template")).filter(template -> template.has("spec"));
    }

    static String title(JsonNode object) {
        String namespace = object.at("/metadata/namespace").asText();
        return kind(object) + "/" + (namespace.isEmpty() ? "" : namespace + "/") + name(object);
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static List<String> texts(JsonNode list) {
        return each(list).map(JsonNode::asText).toList();
    }
}
