package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** What Argo CD says of a GeneralScaler by the shipped health check, which a Lua runs here as Argo CD does: the object is {@code obj}. */
final class ArgoHealthTest {
    private static final Path CHECK = Path.of("argocd/health.lua");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nobody has looked at it  | {}                                                                                      | Progressing | the controller has not looked at it yet
            the spec is newer        | {observedGeneration: 1, conditions: [{type: Ready, status: "True"}]}                    | Progressing | the controller has not looked at the newest spec yet
            it can work              | {observedGeneration: 2, conditions: [{type: Ready, status: "True", message: fine}]}     | Healthy     | fine
            the weather is bad       | {observedGeneration: 2, conditions: [{type: Ready, status: "True", message: fine}, {type: ScalingActive, status: "False"}, {type: MetricsAvailable, status: "False"}]} | Healthy | fine
            it cannot work           | {observedGeneration: 2, conditions: [{type: Ready, status: "False", reason: TargetNotFound, message: no web}]} | Degraded | TargetNotFound: no web
            it is paused             | {observedGeneration: 2, conditions: [{type: Ready, status: "True"}, {type: Paused, status: "True", message: load test}]} | Suspended | load test
            nobody can tell          | {observedGeneration: 2, conditions: [{type: Ready, status: Unknown}]}                   | Progressing | the controller has not looked at it yet
            a stranger's conditions  | {observedGeneration: 2, conditions: [{type: Elsewhere, status: "True"}]}                | Progressing | the controller has not looked at it yet
            """)
    void says(String name, String status, String health, String message) throws IOException {
        JsonNode object =
                new YAMLMapper().readTree("{metadata: {name: web, generation: 2}, status: %s}".formatted(status));
        Globals lua = JsePlatform.standardGlobals();
        lua.set("obj", value(object));

        LuaValue answer = lua.load(Files.readString(CHECK), "health.lua").call();

        assertThat(answer.get("status").tojstring()).isEqualTo(health);
        assertThat(answer.get("message").tojstring()).isEqualTo(message);
    }

    private static LuaValue value(JsonNode node) {
        if (node.isObject()) {
            LuaTable table = new LuaTable();
            node.properties().forEach(field -> table.set(field.getKey(), value(field.getValue())));
            return table;
        }
        if (node.isArray()) {
            LuaTable table = new LuaTable();
            for (int i = 0; i < node.size(); i++) {
                table.set(i + 1, value(node.get(i)));
            }
            return table;
        }
        return node.isNumber() ? LuaValue.valueOf(node.asInt()) : LuaValue.valueOf(node.asText());
    }
}
