package io.generalscaler.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.annotation.AnnotatedScaler;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.ClaimReader;
import io.generalscaler.api.claim.ObjectView;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Lines;
import io.generalscaler.api.text.ScalerText;
import io.generalscaler.api.v1alpha1.ObjectName;
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
    private final Context context;

    Judge(Instant now) {
        Compiler compiler = Compiler.installed();
        this.scalers = new ScalerText(compiler);
        this.annotations = new AnnotationCompiler(compiler);
        this.context = new Context(now, PROMETHEUS);
    }

    /**
     * What came of one object.
     *
     * @param verdict empty for an object that is none of our business
     * @param claim empty where it claims no workload
     * @param identity empty where it could claim none, or has no name yet
     */
    record Judged(Optional<Verdict> verdict, Optional<LocatedClaim> claim, Optional<Identity> identity) {}

    /** What is the same object, however often it is written. */
    record Identity(Claim.Kind kind, String namespace, String name) {}

    /**
     * A claim.
     *
     * @param line of the field that makes it
     */
    record LocatedClaim(Claim claim, int line) {}

    /** Judges an object, which stands at {@code prefix} of its document: empty, or such as {@code items[2].}. */
    Judged judge(String file, Document.Read document, JsonNode object, String prefix) {
        Place place = new Place(file, document.lines(), prefix);
        return new Judged(verdict(place, object), claim(place, object), identity(object));
    }

    private Optional<Verdict> verdict(Place place, JsonNode object) {
        if (ScalerText.isScaler(object)) {
            return Optional.of(scaler(place, object));
        }
        Map<String, String> annotated = annotations(object);
        return AnnotationCompiler.concerns(annotated) && object.path("spec").isObject()
                ? Optional.of(annotated(place, object, annotated))
                : Optional.empty();
    }

    private static Optional<Identity> identity(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        String name = metadata.path("name").asText();
        return name.isEmpty()
                ? Optional.empty()
                : kind(object)
                        .map(kind ->
                                new Identity(kind, metadata.path("namespace").asText(), name));
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

    private Verdict scaler(Place place, JsonNode object) {
        List<Violation> violations = new ArrayList<>(envelope(object));
        Compilation compilation = scalers.compile(object, context);
        if (compilation instanceof Compilation.Rejected rejected) {
            violations.addAll(rejected.violations());
        }
        return place.verdict(object, violations, compilation.warnings());
    }

    /** What is around the spec. */
    private static List<Violation> envelope(JsonNode object) {
        Problems problems = Problems.from("");
        ScalerText.checkVersion(object, problems);
        JsonNode metadata = object.path("metadata");
        if (metadata.path("name").asText().isEmpty()
                && metadata.path("generateName").asText().isEmpty()) {
            problems.at("metadata").at("name").required("is required");
        }
        ObjectName.check(metadata.path("name").asText(), problems.at("metadata").at("name"));
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

    private Verdict annotated(Place place, JsonNode object, Map<String, String> texts) {
        if (!Claim.Kind.ANNOTATED_DEPLOYMENT.equals(kind(object).orElse(null))) {
            Problems problems = Problems.from("metadata");
            problems.at("annotations")
                    .warn("are followed on Deployments of apps/v1 only; this object needs a GeneralScaler of its own");
            return place.verdict(object, List.of(), problems.warnings());
        }
        // Where the server is still to make the name, any will do: the rules do not depend on it.
        String name = object.path("metadata").path("name").asText("generated");
        TargetRef target = new TargetRef(TargetRef.DEFAULT_API_VERSION, TargetRef.DEFAULT_KIND, name);
        return switch (annotations.compile(target, texts, context)) {
            case AnnotatedScaler.None _ -> place.verdict(object, List.of(), List.of());
            case AnnotatedScaler.Off off -> place.verdict(object, List.of(), off.warnings());
            case AnnotatedScaler.On on -> place.verdict(object, List.of(), on.warnings());
            case AnnotatedScaler.Rejected rejected -> place.verdict(object, rejected.violations(), rejected.warnings());
        };
    }

    /** What an object claims, judged or not, valid or not: admission asks no more. */
    private static Optional<LocatedClaim> claim(Place place, JsonNode object) {
        return kind(object)
                .flatMap(kind -> ClaimReader.read(kind, ObjectView.of(object)))
                .map(claim -> new LocatedClaim(claim, place.line(claim.kind().path())));
    }

    private static Optional<Claim.Kind> kind(JsonNode object) {
        return Claim.Kind.of(
                object.path("apiVersion").asText(), object.path("kind").asText());
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
