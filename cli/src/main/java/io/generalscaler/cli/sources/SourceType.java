package io.generalscaler.cli.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type of metric, for people.
 *
 * @param reads what it reads, in a sentence; of a plug-in that is not known
 * @param lines its forms in annotations
 * @param fields of its block; none for a plug-in
 * @param metric an example
 */
record SourceType(String type, String reads, List<String> lines, List<SourceField> fields, JsonNode metric) {
    /** Numbers as they are: 10, not 1E+1. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    /** Every type, in alphabetical order. */
    static List<SourceType> all(MetricSources installed) {
        return installed.types().stream()
                .map(type -> of(installed.find(type).orElseThrow()))
                .toList();
    }

    /** That type. */
    static Optional<SourceType> find(MetricSources installed, String type) {
        return installed.find(type).map(SourceType::of);
    }

    private static SourceType of(MetricSourceProvider provider) {
        String reads = provider.block()
                .flatMap(_ -> Shapes.of(MetricSpec.class).field(provider.type()))
                .map(field -> field.description().replace(" Goes with type " + provider.type() + ".", ""))
                .orElse("A plug-in reads it; its settings are texts in config.");
        List<String> lines = provider.addressForm()
                .map(form -> List.copyOf(form.schemes().values()))
                .orElse(List.of());
        List<SourceField> fields = provider.block()
                .map(block -> SourceField.of(Shapes.of(block.shape())))
                .orElse(List.of());
        MetricSpec example = provider.example().withTargetValue(BigDecimal.TEN);
        return new SourceType(provider.type(), reads, lines, fields, JSON.valueToTree(example));
    }

    /** The example as it is written in a scaler. */
    String example() {
        try {
            return YAML.writeValueAsString(Map.of("metric", metric)).strip();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }

    /** The same for programs. */
    static ObjectNode tree(List<SourceType> types) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode sources = root.putArray("sources");
        for (SourceType each : types) {
            ObjectNode source = sources.addObject();
            source.put("type", each.type()).put("reads", each.reads());
            ArrayNode lines = source.putArray("annotations");
            each.lines().forEach(lines::add);
            ArrayNode fields = source.putArray("fields");
            each.fields()
                    .forEach(field -> fields.addObject()
                            .put("path", field.path())
                            .put("required", field.required())
                            .put("description", field.description()));
            source.set("example", each.metric());
        }
        return root;
    }
}
