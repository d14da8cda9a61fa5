package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.RuleValues;
import io.generalscaler.devcluster.schema.cel.Declaration;
import io.generalscaler.devcluster.schema.cel.Declaration.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What expressions of admission may speak of: {@code object}, {@code oldObject} and {@code request}. */
final class RequestVariables {
    private static final Declaration TEXT = Declaration.scalar(Kind.STRING);

    static final Map<String, Declaration> DECLARED =
            Map.of("object", Declaration.ANY, "oldObject", Declaration.ANY, "request", request());

    private RequestVariables() {}

    /** Their values. */
    static Map<String, Object> of(AdmissionRequest request) {
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
