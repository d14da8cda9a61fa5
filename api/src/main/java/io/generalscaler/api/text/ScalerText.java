package io.generalscaler.api.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;

/**
 * Compiles a GeneralScaler that is still a tree, so that no field of it is passed over.
 *
 * <p>Immutable and safe to share.
 */
public final class ScalerText {
    /** What the groups of all kinds of ours end with. */
    private static final String DOMAIN = GeneralScaler.GROUP.substring(GeneralScaler.GROUP.indexOf('.') + 1);

    private final Compiler compiler;
    private final RecordReader<GeneralScalerSpec> specs = new RecordReader<>(GeneralScalerSpec.class);

    /** Takes some milliseconds: keep it. */
    public ScalerText(Compiler compiler) {
        this.compiler = compiler;
    }

    /** Whether the tree says that it is a GeneralScaler, of whatever version, or of none, and of our group or a part of its name. */
    public static boolean isScaler(JsonNode object) {
        String version = object.path("apiVersion").asText();
        int slash = version.indexOf('/');
        String group = slash < 0 ? version.contains(".") ? version : "" : version.substring(0, slash);
        return object.path("kind").asText().equals(GeneralScaler.KIND)
                && (group.isEmpty() || group.equals(DOMAIN) || group.endsWith("." + DOMAIN));
    }

    /** Reports an API version that is not served, at {@code problems} of the object. */
    public static void checkVersion(JsonNode object, Problems problems) {
        String version = object.path("apiVersion").asText();
        if (version.isEmpty()) {
            problems.at("apiVersion").required("is required: write " + GeneralScaler.API_VERSION);
        } else if (!version.equals(GeneralScaler.API_VERSION)) {
            problems.at("apiVersion")
                    .notSupported(
                            version,
                            "is not served: write " + GeneralScaler.API_VERSION + ", the only version there is");
        }
    }

    /**
     * Compiles the spec of an object. The rest of it is not looked at.
     *
     * @param object anything
     * @param context what it is compiled under
     */
    public Compilation compile(JsonNode object, Context context) {
        return compileSpec(object.path("spec"), context);
    }

    /** Compiles a spec. */
    public Compilation compileSpec(JsonNode spec, Context context) {
        Problems problems = Problems.from(Compiler.SPEC);
        return compiler.compile(specs.read(spec, problems).orElse(null), context, problems);
    }
}
