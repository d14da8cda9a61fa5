package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The policy on an author's rights asks about every field of a metric that names a Secret. Which these are is read from the CRD,
 * so that the block of a new source cannot be forgotten.
 */
class SecretFieldsTest {
    private static final Path CRD = Path.of("crds", "generalscalers.autoscaling.generalscaler.io.yaml");
    private static final Path FILE = Chart.FOLDER.resolve(Path.of("files", "secret-fields.yaml"));

    /** Settings of plug-ins are free texts, which name no Secret: the controller reads none for them. */
    private static final String PLUG_IN = "config";

    /** A field, by its path, and what the CRD says of it. */
    private record Field(String path, String description) {
        boolean namesASecret() {
            return path.toLowerCase(java.util.Locale.ROOT).endsWith("secretname");
        }
    }

    @Test
    void areThoseOfTheSchema() {
        String generated =
                names("metric.").stream().map(path -> "- " + path + "\n").collect(Collectors.joining());

        Generated.check(FILE, generated);
        assertThat(names("metrics.")).isEqualTo(names("metric."));
    }

    @Test
    void nothingButAMetricNamesASecret() {
        assertThat(fields())
                .filteredOn(Field::namesASecret)
                .extracting(Field::path)
                .allMatch(path -> path.startsWith("metric.") || path.startsWith("metrics."));
    }

    /** The name of a field is what tells. One whose description speaks of a Secret is a name, a key in it, or holds both. */
    @Test
    void aFieldThatSpeaksOfASecretIsCalledSo() {
        assertThat(fields())
                .filteredOn(field -> field.description().startsWith("Name of a Secret"))
                .isNotEmpty()
                .allMatch(Field::namesASecret);
        assertThat(fields())
                .filteredOn(field ->
                        field.description().contains("Secret") && !field.path().endsWith("." + PLUG_IN))
                .extracting(Field::path)
                .allMatch(path -> path.matches(".*(secretName|caSecretName|[a-z]+Key|\\.authRef|\\.authRef\\.type)"));
    }

    private static List<String> names(String below) {
        return fields().stream()
                .filter(Field::namesASecret)
                .map(Field::path)
                .filter(path -> path.startsWith(below))
                .map(path -> path.substring(below.length()))
                .sorted()
                .toList();
    }

    private static List<Field> fields() {
        JsonNode version =
                Rendered.parse(Generated.read(CRD)).objects().getFirst().at("/spec/versions/0");
        List<Field> fields = new ArrayList<>();
        walk(version.at("/schema/openAPIV3Schema/properties/spec"), "", fields);
        return fields;
    }

    private static void walk(JsonNode schema, String path, List<Field> fields) {
        fields.add(new Field(path, schema.path("description").asText()));
        schema.path("properties")
                .properties()
                .forEach(field ->
                        walk(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), fields));
        if (schema.has("items")) {
            walk(schema.get("items"), path, fields);
        }
    }
}
