package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.RuleValues;
import io.generalscaler.devcluster.schema.cel.CelEnvironment;
import io.generalscaler.devcluster.schema.cel.CelEnvironment.Result;
import io.generalscaler.devcluster.schema.cel.CelFailure;
import io.generalscaler.devcluster.schema.cel.CelProgram;
import io.generalscaler.devcluster.schema.cel.Declaration;
import io.generalscaler.devcluster.schema.cel.Declaration.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook's {@code matchConditions}: CEL expressions over {@code object}, {@code oldObject} and {@code request}, all of
 * which must hold for the webhook to be asked.
 */
final class MatchConditions {
    private static final Declaration TEXT = Declaration.scalar(Kind.STRING);

    private static final Map<String, Declaration> VARIABLES =
            Map.of("object", Declaration.ANY, "oldObject", Declaration.ANY, "request", request());

    /** Whether the webhook is to be asked; where a condition fails and failure counts, the request is refused. */
    boolean met(Webhook webhook, AdmissionRequest request) {
        if (webhook.matchConditions().isEmpty()) {
            return true;
        }
        Map<String, Object> variables = variables(request);
        List<String> failures = new ArrayList<>();
        for (JsonNode condition : webhook.matchConditions()) {
            String expression = condition.path("expression").asText("");
            try {
                if (!Boolean.TRUE.equals(compiled(expression).run(variables))) {
                    // A condition that is plainly not met counts more than one that fails.
                    return false;
                }
            } catch (CelFailure e) {
                failures.add("expression '" + expression + "' resulted in error: " + e.words());
            }
        }
        if (failures.isEmpty()) {
            return true;
        }
        if (webhook.ignoresFailure()) {
            return false;
        }
        throw AdmissionRefusal.condition(request.target(), String.join(", ", failures));
    }

    private static CelProgram compiled(String expression) throws CelFailure {
        return CelEnvironment.standard().compile(expression, VARIABLES, List.of(), Result.BOOL);
    }

    private static Map<String, Object> variables(AdmissionRequest request) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("object", value(request.object()));
        variables.put("oldObject", value(request.oldObject()));
        ObjectNode asked =
                (ObjectNode) Review.question("", request, request.target()).get("request");
        asked.remove(List.of("uid", "object", "oldObject"));
        variables.put("request", RuleValues.of(asked, null));
        return variables;
    }

    private static Object value(@Nullable ObjectNode object) {
        return RuleValues.of(object == null ? NullNode.instance : object, null);
    }

    private static Declaration request() {
        Declaration kind = texts("group", "version", "kind");
        Declaration resource = texts("group", "version", "resource");
        Declaration user = Declaration.object(Map.of(
                "username",
                TEXT,
                "uid",
                TEXT,
                "groups",
                Declaration.list(TEXT),
                "extra",
                Declaration.map(Declaration.list(TEXT))));
        return Declaration.object(Map.ofEntries(
                Map.entry("kind", kind),
                Map.entry("resource", resource),
                Map.entry("subResource", TEXT),
                Map.entry("requestKind", kind),
                Map.entry("requestResource", resource),
                Map.entry("requestSubResource", TEXT),
                Map.entry("name", TEXT),
                Map.entry("namespace", TEXT),
                Map.entry("operation", TEXT),
                Map.entry("userInfo", user),
                Map.entry("dryRun", Declaration.scalar(Kind.BOOL)),
                Map.entry("options", Declaration.ANY)));
    }

    private static Declaration texts(String... names) {
        Map<String, Declaration> fields = new HashMap<>();
        for (String name : names) {
            fields.put(name, TEXT);
        }
        return Declaration.object(fields);
    }
}
