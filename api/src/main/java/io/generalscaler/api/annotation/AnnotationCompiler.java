package io.generalscaler.api.annotation;

import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.api.source.prometheus.PrometheusEndpoint;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compiles annotations. Immutable and safe to share. */
public final class AnnotationCompiler {
    private static final String ANNOTATIONS = "metadata.annotations";
    private static final List<String> PATHS =
            Arrays.stream(Key.values()).map(Key::path).toList();

    private final Compiler compiler;

    /** Compiles with this compiler. */
    public AnnotationCompiler(Compiler compiler) {
        this.compiler = compiler;
    }

    /** Whether any of the annotations is ours, rightly spelt or not. */
    public static boolean concerns(Map<String, String> annotations) {
        return annotations.keySet().stream().anyMatch(Key::isOurs);
    }

    /**
     * Compiles the annotations of a workload.
     *
     * @param target the workload that carries them
     * @param annotations all of its annotations
     * @param context what they are compiled under
     */
    public AnnotatedScaler compile(TargetRef target, Map<String, String> annotations, Context context) {
        if (!concerns(annotations)) {
            return new AnnotatedScaler.None();
        }
        Problems problems = Problems.from(ANNOTATIONS);
        checkKeys(annotations, problems);
        AnnotationReader reader = new AnnotationReader(
                annotations, address(context), compiler.sources().example(), problems);
        Optional<Boolean> enabled = reader.enabled();
        GeneralScalerSpec spec = reader.spec(target);
        Compilation compilation = compiler.compile(spec, context);

        List<Warning> warnings = compilation.warnings().stream()
                .map(warning -> warning.withPath(path(warning.path())))
                .toList();
        List<Violation> violations = new ArrayList<>(problems.violations());
        if (compilation instanceof Compilation.Rejected rejected) {
            violations.addAll(renamed(rejected.violations(), violations));
        }
        violations.sort(Comparator.comparingInt(violation -> rank(violation.path())));
        if (!violations.isEmpty()) {
            return new AnnotatedScaler.Rejected(List.copyOf(violations), warnings);
        }
        return compilation instanceof Compilation.Accepted accepted && enabled.orElse(false)
                ? new AnnotatedScaler.On(spec, accepted.scaler(), warnings)
                : new AnnotatedScaler.Off(warnings);
    }

    private MetricAddress address(Context context) {
        Map<String, String> servers = context.prometheusAddress()
                .map(server -> Map.of(PrometheusEndpoint.TYPE, server))
                .orElse(Map.of());
        return new MetricAddress(compiler.sources(), servers);
    }

    private static void checkKeys(Map<String, String> annotations, Problems problems) {
        for (String key : new TreeMap<>(annotations).keySet()) {
            if (problems.isFull()) {
                return;
            }
            if (Key.isOurs(key)) {
                String word = key.substring(Key.PREFIX.length());
                if (Key.of(word).isEmpty()) {
                    problems.atKey(key)
                            .broken(
                                    Rule.UnknownField,
                                    word,
                                    () -> "is not an annotation of ours; there are " + String.join(", ", Key.words())
                                            + Nearest.hint(word, Key.words()));
                }
            }
        }
    }

    /** What was found wrong with an annotation's text is not said again of what it became. */
    private static List<Violation> renamed(List<Violation> ofSpec, List<Violation> ofTexts) {
        Set<String> said = ofTexts.stream().map(Violation::path).collect(Collectors.toSet());
        return ofSpec.stream()
                .map(violation -> violation.withPath(path(violation.path())))
                .filter(violation -> !said.contains(violation.path()))
                .distinct()
                .toList();
    }

    private static String path(String specPath) {
        return Key.ofSpecPath(specPath).map(Key::path).orElse(ANNOTATIONS);
    }

    private static int rank(String path) {
        int rank = PATHS.indexOf(path);
        return rank < 0 ? PATHS.size() : rank;
    }
}
