package io.generalscaler.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Prints a tree for programs and people alike: indented JSON, or YAML. */
public final class TreePrinter {

    private TreePrinter() {}

    /** Prints it; {@code form} is JSON or YAML. */
    public static void print(JsonNode tree, OutputForm form, Terminal terminal) {
        ObjectMapper mapper = form == OutputForm.YAML
                ? YAMLMapper.builder()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .build()
                : new JsonMapper();
        try {
            String text = form == OutputForm.YAML
                    ? mapper.writeValueAsString(tree)
                    : mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
            terminal.out().println(text.stripTrailing());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }
}
