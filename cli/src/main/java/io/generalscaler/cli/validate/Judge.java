package io.generalscaler.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.annotation.AnnotatedScaler;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.ScaleTarget;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Lines;
import io.generalscaler.api.text.ScalerText;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges objects one by one, and remembers what they claim. */
final class Judge {
    private static final Set<String> FIELDS = Set.of("apiVersion", "kind", "metadata", "spec", "status");
    /** Stands for the server that the operator names; which one it is does not matter to the rules. */
    private static final Optional<String> PROMETHEUS = Optional.of("http://prometheus:9090");

    private final ScalerText scalers;
    private final AnnotationCompiler annotations;
    private final Instant now;

    Judge(Instant now) {
        Compiler compiler = Compiler.installed();
        this.scalers = new ScalerText(compiler);
        this.annotations = new AnnotationCompiler(compiler, PROMETHEUS);
        this.now = now;
    }

    /**
     * What came of one object.
     *
     * @param verdict empty for an object that is none of our business
     * @param claim empty where it claims no workload
     */
    record Judged(Optional<Verdict> verdict, Optional<Claim> claim) {
        static final Judged PASSED_OVER = new Judged(Optional.empty(), Optional.empty());
    }

    /** Judges an object, which stands at {@code prefix} of its document: empty, or such as {@code items[2].}. */
    Judged judge(String file, Document.Read document, JsonNode object, String prefix) {
        Place place = new Place(file, document.lines(), prefix);
        if (object.path("kind").asText().equals(GeneralScaler.KIND)
                && object.path("apiVersion").asText().startsWith(GeneralScaler.GROUP)) {
            return scaler(place, object);
        }
        Map<String, String> annotated = annotations(object);
        if (AnnotationCompiler.concerns(annotated) && object.path("spec").isObject()) {
            return annotated(place, object, annotated);
        }
        return new Judged(Optional.empty(), otherAutoscaler(place, object));
    }

    /** Where an object stands. */
    private record Place(String file, Lines lines, String prefix) {
        int line(String path) {
            return lines.of(prefix + path);
        }

        int line() {
            return lines.of(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1));
        }

        Verdict verdict(JsonNode object, List<Violation> violations, List<Warning> warnings) {
            return new Verdict(
                    file,
                    line(),
                    object.path("kind").asText(),
                    fullName(object),
                    violations.stream()
                            .map(it -> new Verdict.Located<>(line(it.path()), it))
                            .toList(),
                    warnings.stream()
                            .map(it -> new Verdict.Located<>(line(it.path()), it))
                            .toList());
        }
    }

    private Judged scaler(Place place, JsonNode object) {
        List<Violation> violations = new ArrayList<>(envelope(object));
        Compilation compilation = scalers.compile(object, now);
        Optional<Claim> claim = Optional.empty();
        switch (compilation) {
            case Compilation.Accepted accepted ->
                claim = Optional.of(claim(place, object, accepted.scaler().target(), true, "spec.targetRef"));
            case Compilation.Rejected rejected -> violations.addAll(rejected.violations());
        }
        return new Judged(Optional.of(place.verdict(object, violations, compilation.warnings())), claim);
    }

    /** What is around the spec. */
    private static List<Violation> envelope(JsonNode object) {
        Problems problems = Problems.from("");
        String version = object.path("apiVersion").asText();
        if (!version.equals(GeneralScaler.API_VERSION)) {
            problems.at("apiVersion").notSupported(version, "must be " + GeneralScaler.API_VERSION);
        }
        JsonNode metadata = object.path("metadata");
        if (metadata.path("name").asText().isEmpty()
                && metadata.path("generateName").asText().isEmpty()) {
            problems.at("metadata").at("name").required("is required");
        }
        object.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                problems.at(field)
                        .broken(
                                io.generalscaler.api.problem.Rule.UnknownField,
                                field,
                                "is not a field" + io.generalscaler.api.problem.Nearest.hint(field, FIELDS));
            }
        });
        return problems.violations();
    }

    private Judged annotated(Place place, JsonNode object, Map<String, String> texts) {
        TargetRef target = new TargetRef(
                object.path("apiVersion").asText(),
                object.path("kind").asText(),
                object.path("metadata").path("name").asText());
        return switch (annotations.compile(target, texts, now)) {
            case AnnotatedScaler.None _ -> Judged.PASSED_OVER;
            case AnnotatedScaler.Off off ->
                new Judged(Optional.of(place.verdict(object, List.of(), off.warnings())), Optional.empty());
            case AnnotatedScaler.Rejected rejected ->
                new Judged(
                        Optional.of(place.verdict(object, rejected.violations(), rejected.warnings())),
                        Optional.empty());
            case AnnotatedScaler.On on ->
                new Judged(
                        Optional.of(place.verdict(object, List.of(), on.warnings())),
                        Optional.of(claim(place, object, on.compiled().target(), true, "metadata.annotations")));
        };
    }

    private static Optional<Claim> otherAutoscaler(Place place, JsonNode object) {
        String kind = object.path("kind").asText();
        if (!kind.equals("HorizontalPodAutoscaler") && !kind.equals("ScaledObject")) {
            return Optional.empty();
        }
        JsonNode ref = object.path("spec").path("scaleTargetRef");
        ScaleTarget target = new ScaleTarget(
                ref.path("apiVersion").asText(TargetRef.DEFAULT_API_VERSION),
                ref.path("kind").asText(TargetRef.DEFAULT_KIND),
                ref.path("name").asText());
        return Optional.of(claim(place, object, target, false, "spec.scaleTargetRef"));
    }

    private static Claim claim(Place place, JsonNode object, ScaleTarget target, boolean isOurs, String path) {
        return new Claim(
                object.path("metadata").path("namespace").asText(),
                target,
                object.path("kind").asText() + " " + fullName(object),
                isOurs,
                recommends(object),
                place.line(path),
                path);
    }

    private static boolean recommends(JsonNode object) {
        String ofSpec = object.path("spec").path("mode").asText();
        String ofAnnotations = annotations(object).getOrDefault("autoscaling.generalscaler.io/mode", "");
        return ofSpec.equals("Recommend") || ofAnnotations.equals("Recommend");
    }

    private static Map<String, String> annotations(JsonNode object) {
        Map<String, String> annotations = new HashMap<>();
        object.path("metadata")
                .path("annotations")
                .properties()
                .forEach(entry ->
                        annotations.put(entry.getKey(), entry.getValue().asText()));
        return annotations;
    }

    private static String fullName(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        String name = metadata.path("name").asText(metadata.path("generateName").asText("(no name)"));
        String namespace = metadata.path("namespace").asText();
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
