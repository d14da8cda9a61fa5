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
            terminal.out().println(inert(text.stripTrailing(), form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }

    /**
     * Without what would steer a terminal. JSON has an escape for it, and only strings hold any; YAML quotes and escapes most of it by
     * itself, and where it does not, there is none.
     */
    private static String inert(String text, OutputForm form) {
        if (text.codePoints().noneMatch(TreePrinter::isSteering)) {
            return text;
        }
        StringBuilder inert = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(character, text.charAt(i + 1));
            if (isPair && !isSteering(text.codePointAt(i))) {
                inert.append(character).append(text.charAt(++i));
            } else if (!isPair && !Character.isLowSurrogate(character) && !isSteering(character)) {
                inert.append(character);
            } else {
                inert.append(form == OutputForm.JSON ? String.format("\\u%04x", (int) character) : "?");
            }
        }
        return inert.toString();
    }

    private static boolean isSteering(int character) {
        return character != '\n' && Styled.isSteering(character);
    }
}
