package io.generalscaler.cli.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.text.ScalerText;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import java.util.List;

/**
 * Compiles scalers that no cluster holds. What a decision does not depend on may be left out: the target, and where a metric
 * is read. Everything that is given is judged as admission judges it.
 */
public final class OfflineCompiler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOMEWHERE = "offline";

    private final Compiler compiler = Compiler.installed();
    private final ScalerText text = new ScalerText(compiler);

    /**
     * Compiles a scaler.
     *
     * @param scaler a spec, or a whole object with its kind
     * @param context what it is compiled under
     */
    public Compilation compile(JsonNode scaler, Context context) {
        if (!scaler.has("kind") && !scaler.has("apiVersion") && !scaler.has("spec")) {
            return text.compileSpec(complete(scaler), context);
        }
        if (ScalerText.isScaler(scaler)) {
            Problems problems = Problems.from("");
            if (scaler.has("apiVersion")) {
                ScalerText.checkVersion(scaler, problems);
            }
            if (!problems.areNone()) {
                return new Compilation.Rejected(problems.violations(), List.of());
            }
            return text.compileSpec(complete(scaler.path("spec")), context);
        }
        Violation violation = new Violation(
                "kind",
                "\"" + scaler.path("kind").asText() + "\"",
                Rule.NotSupported,
                "must be " + GeneralScaler.KIND + " with apiVersion " + GeneralScaler.API_VERSION + ", or a bare spec");
        return new Compilation.Rejected(List.of(violation), List.of());
    }

    private JsonNode complete(JsonNode spec) {
        if (!(spec instanceof ObjectNode object)) {
            return spec;
        }
        ObjectNode copy = object.deepCopy();
        if (!copy.has("targetRef")) {
            copy.putObject("targetRef").put("name", SOMEWHERE);
        }
        completeMetric(copy.path("metric"));
        copy.path("metrics").forEach(this::completeMetric);
        return copy;
    }

    /** Settings that are not given are those of the type's example. */
    private void completeMetric(JsonNode metric) {
        if (!(metric instanceof ObjectNode object)) {
            return;
        }
        compiler.sources()
                .find(metric.path("type").asText())
                .ifPresent(provider -> JSON.valueToTree(provider.example())
                        .properties()
                        .forEach(setting -> {
                            if (!object.has(setting.getKey())) {
                                object.set(setting.getKey(), setting.getValue());
                            }
                        }));
    }
}
