package io.generalscaler.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of values in the chart's README is made from the schema and the defaults. */
class ChartReadmeTest {
    private static final Path README = Chart.FOLDER.resolve("README.md");
    private static final Pattern TABLE = Pattern.compile("(?s)(?<=<!-- values -->\n).*(?=<!-- end of values -->)");
    private static final int LONGEST_DEFAULT = 60;

    @Test
    void tableOfValuesIsAsGenerated() throws IOException {
        var table = new StringBuilder("| Value | Default | Meaning |\n|---|---|---|\n");
        rows("", ValuesSchemaTest.schema(), ValuesSchemaTest.defaults(), table);
        String readme = TABLE.matcher(Generated.read(README)).replaceFirst(Matcher.quoteReplacement(table.toString()));
        Generated.check(README, readme);
    }

    private static void rows(String path, JsonNode schema, JsonNode defaults, StringBuilder table) throws IOException {
        for (var property : schema.get("properties").properties()) {
            String name = path + property.getKey();
            JsonNode value = defaults.path(property.getKey());
            if (value.isMissingNode()) {
                continue;
            }
            if (property.getValue().has("properties") && !value.isEmpty()) {
                rows(name + ".", property.getValue(), value, table);
            } else {
                table.append("| `%s` | %s | %s |\n"
                        .formatted(
                                name,
                                printed(value),
                                property.getValue().get("description").asText()));
            }
        }
    }

    private static String printed(JsonNode value) throws IOException {
        String text = new ObjectMapper().writeValueAsString(value);
        return text.length() > LONGEST_DEFAULT ? "see `values.yaml`" : "`" + text + "`";
    }
}
