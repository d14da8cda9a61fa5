package io.generalscaler.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.cli.offline.Case;
import io.generalscaler.cli.offline.OfflineCompiler;
import io.generalscaler.cli.offline.StateReader;
import io.generalscaler.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Answers one question with the engine's decision, or with everything that is wrong with it. */
final class Decide {
    private static final Set<String> KEYS = new TreeSet<>(Set.of("id", "scaler", "state"));

    private final OfflineCompiler compiler = new OfflineCompiler();
    private final StateReader states = new StateReader();

    OfflineAnswer answer(OfflineQuestion question) {
        return switch (question) {
            case OfflineQuestion.Garbled(int line, JsonNode id, String why) ->
                new OfflineAnswer.Bad(line, id, why, List.of());
            case OfflineQuestion.Asked(int line, JsonNode tree) -> answer(line, tree);
        };
    }

    private OfflineAnswer answer(int line, JsonNode tree) {
        if (!tree.isObject()) {
            return new OfflineAnswer.Bad(
                    line, MissingNode.getInstance(), "is not an object {id, scaler, state}", List.of());
        }
        JsonNode given = tree.path("id");
        JsonNode id = given.isContainerNode() ? MissingNode.getInstance() : given;
        Problems problems = Problems.from("");
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (!KEYS.contains(field.getKey())) {
                problems.at(field.getKey())
                        .broken(
                                Rule.UnknownField,
                                field.getKey(),
                                "is not a field here; there are: " + String.join(", ", KEYS));
            }
        }
        if (given.isContainerNode()) {
            problems.at("id").broken(Rule.WrongType, "{…}", "must be a string or a number");
        }
        JsonNode scaler = required(tree, "scaler", "a GeneralScaler's spec", problems);
        JsonNode state = required(tree, "state", "{now, replicas, metrics, history}", problems);
        List<Violation> violations = new ArrayList<>(problems.violations());
        return switch (Case.of(compiler, states, scaler, state)) {
            case Case.Broken broken -> {
                violations.addAll(broken.violations());
                yield OfflineAnswer.Bad.of(line, id, violations);
            }
            case Case.Ready ready ->
                violations.isEmpty()
                        ? new OfflineAnswer.Decided(line, id, ready.snapshot(), Engine.decide(ready.snapshot()))
                        : OfflineAnswer.Bad.of(line, id, violations);
        };
    }

    private static JsonNode required(JsonNode tree, String name, String what, Problems problems) {
        JsonNode value = tree.path(name);
        if (value.isMissingNode() || value.isNull()) {
            problems.at(name).required("is required: " + what);
            return MissingNode.getInstance();
        }
        return value;
    }
}
