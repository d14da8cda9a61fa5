package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.api.schema.Bounds;
import io.generalscaler.api.schema.Field;
import io.generalscaler.api.schema.FieldOrder;
import io.generalscaler.api.schema.Shape;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.schema.TextLength;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiles specs. What admission accepts, the controller runs, and the command line says the same: all three use this.
 *
 * <p>Immutable and safe to share. Equal input gives an equal answer; no spec makes it throw.
 */
public final class Compiler {
    /** The path that violations of a spec begin with. */
    public static final String SPEC = "spec";

    private final MetricSources sources;
    private final Shape.Fields shape;
    private final FieldOrder order;

    /** Compiles metrics of these types. Takes some milliseconds: keep it. */
    public Compiler(MetricSources sources) {
        this.sources = sources;
        this.shape = Shapes.of(GeneralScalerSpec.class);
        this.order = new FieldOrder(SPEC, shape);
    }

    /** Compiles metrics of every type that is on the class path. */
    public static Compiler installed() {
        return new Compiler(MetricSources.installed());
    }

    /** The metric types that are known. */
    public MetricSources sources() {
        return sources;
    }

    /**
     * Compiles an object's spec.
     *
     * @param context what it is compiled under
     */
    public Compilation compile(GeneralScaler scaler, Context context) {
        return compile(scaler.getSpec(), context);
    }

    /**
     * Compiles a spec.
     *
     * @param spec anything, also nothing
     * @param context what it is compiled under
     */
    public Compilation compile(@Nullable GeneralScalerSpec spec, Context context) {
        return compile(spec, context, Problems.from(SPEC));
    }

    /**
     * Compiles a spec of which something was found wrong before: the answer holds both.
     *
     * @param problems at {@value #SPEC}
     */
    public Compilation compile(@Nullable GeneralScalerSpec spec, Context context, Problems problems) {
        List<Violation> ofReading = List.copyOf(problems.violations());
        if (spec == null) {
            problems.required("must say what to scale: {targetRef, maxReplicas, metric}");
            return new Compilation.Rejected(inOrder(problems, ofReading), warnings(problems));
        }
        Bounds.check(shape, spec, problems);
        if (problems.isFull()) {
            return new Compilation.Rejected(inOrder(problems, ofReading), warnings(problems));
        }
        checkTexts("metric", spec, problems);
        checkTexts("metrics", spec, problems);
        SpecRules rules = SpecRules.check(spec, context, sources, problems);
        return problems.areNone()
                ? new Compilation.Accepted(rules.build(), warnings(problems))
                : new Compilation.Rejected(inOrder(problems, ofReading), warnings(problems));
    }

    /** Each text of a metric has its own bound; all of them together stay in memory for each scaler. */
    private void checkTexts(String name, GeneralScalerSpec spec, Problems problems) {
        Field field = shape.field(name).orElseThrow();
        Problems here = problems.at(name);
        long characters = TextLength.of(field.shape(), field.of(spec));
        if (characters > GeneralScalerSpec.MAX_METRIC_CHARACTERS && !here.isBroken()) {
            here.broken(
                    Rule.TooLong,
                    characters,
                    "must have at most " + GeneralScalerSpec.MAX_METRIC_CHARACTERS
                            + " characters in all texts together");
        }
    }

    /**
     * What was not read is not judged: of it, and of what is inside, nothing else is known. Of a list or text that is only too long, the
     * beginning was.
     */
    private List<Violation> inOrder(Problems problems, List<Violation> ofReading) {
        List<String> unread = ofReading.stream()
                .filter(violation -> violation.rule() != Rule.TooLong)
                .map(Violation::path)
                .toList();
        Stream<Violation> ofRules = problems.violations().stream()
                .skip(ofReading.size())
                .filter(violation -> unread.stream().noneMatch(violation::isWithin));
        return order.sort(Stream.concat(ofReading.stream(), ofRules).distinct(), Violation::path);
    }

    private List<Warning> warnings(Problems problems) {
        return order.sort(problems.warnings().stream().distinct(), Warning::path);
    }
}
