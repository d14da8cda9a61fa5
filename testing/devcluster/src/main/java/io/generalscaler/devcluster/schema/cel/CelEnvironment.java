package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles expressions with the functions that an API server of 1.36 knows. May be shared: all that it keeps are programs that it
 * need not compile twice. */
public final class CelEnvironment {
    /** Compiled expressions that are kept; what was not asked for the longest goes first. */
    private static final int MAX_KEPT = 2_000;

    /** The longest expression, and the most steps that all comprehensions of one run may take. */
    private static final int MAX_CHARACTERS = 100_000;

    private static final int MAX_ITERATIONS = 1_000_000;

    // The check for mixed literals as a pass of its own would let them through where an API server does not.
    @SuppressWarnings("deprecation")
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableRegexPartialMatch(true)
            .enableHeterogeneousNumericComparisons(true)
            .enableHomogeneousLiterals(true)
            .enableOptionalSyntax(true)
            .maxExpressionCodePointSize(MAX_CHARACTERS)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .build();

    private final CelCompiler compiler;
    private final CelRuntime runtime;

    /** What a program is compiled from; equal sources give equal programs. */
    private record Source(
            String expression, Map<String, Declaration> variables, List<String> optional, Result result) {}

    private final Map<Source, CelProgram> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, CelProgram> eldest) {
            return size() > MAX_KEPT;
        }
    };

    private CelEnvironment() {
        List<CelFunctionDecl> declarations = new ArrayList<>();
        List<CelFunctionBinding> bindings = new ArrayList<>();
        for (FunctionSet set : List.of(
                new ListFunctions(),
                new RegexFunctions(),
                new UrlFunctions(),
                new QuantityFunctions(),
                new NetworkFunctions(),
                new AuthorizerFunctions(),
                new FormatFunction())) {
            declarations.addAll(set.declarations());
            bindings.addAll(set.bindings());
        }
        List<CelCompilerLibrary> libraries = List.of(
                CelExtensions.optional(),
                CelExtensions.strings(),
                CelExtensions.sets(OPTIONS),
                CelExtensions.lists(),
                CelExtensions.comprehensions());
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
        builder.setOptions(OPTIONS);
        builder.setStandardMacros(List.copyOf(CelStandardMacro.STANDARD_MACROS));
        builder.addLibraries(libraries);
        builder.addFunctionDeclarations(declarations);
        compiler = builder.build();
        runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .addLibraries(
                        CelExtensions.optional(),
                        CelExtensions.strings(),
                        CelExtensions.sets(OPTIONS),
                        CelExtensions.lists(),
                        CelExtensions.comprehensions())
                .addFunctionBindings(bindings)
                .build();
    }

    /** Built when the first expression asks for it: it takes some hundred milliseconds. */
    private static final class Shared {
        private static final CelEnvironment INSTANCE = new CelEnvironment();
    }

    /** The environment; the same for all. */
    public static CelEnvironment standard() {
        return Shared.INSTANCE;
    }

    /** What an expression must result in. */
    public enum Result {
        BOOL("cel expression must evaluate to a bool", SimpleType.BOOL),
        STRING("messageExpression must evaluate to a string", SimpleType.STRING),
        ANY("", SimpleType.DYN);

        private final String demand;
        private final CelType type;

        Result(String demand, CelType type) {
            this.demand = demand;
            this.type = type;
        }
    }

    /**
     * Compiles an expression.
     *
     * @param variables what the expression may speak of, by name
     * @param optional the names of those variables that may have no value, and are optionals for that
     * @throws CelFailure if it does not compile, or does not result in what it must
     */
    public CelProgram compile(
            String expression, Map<String, Declaration> variables, List<String> optional, Result result)
            throws CelFailure {
        Source source = new Source(expression, variables, optional, result);
        synchronized (kept) {
            CelProgram known = kept.get(source);
            if (known != null) {
                return known;
            }
        }
        CelProgram fresh = compile(source);
        synchronized (kept) {
            kept.put(source, fresh);
        }
        return fresh;
    }

    // The newer provider of types speaks Guava's collections.
    @SuppressWarnings("deprecation")
    private CelProgram compile(Source source) throws CelFailure {
        DeclaredTypes types = new DeclaredTypes();
        CelCompilerBuilder builder = compiler.toCompilerBuilder();
        Map<String, CelType> declared = new HashMap<>();
        source.variables().forEach((name, declaration) -> declared.put(name, types.type(declaration)));
        declared.forEach((name, type) ->
                builder.addVar(name, source.optional().contains(name) ? OptionalType.create(type) : type));
        builder.setTypeProvider(types);
        try {
            CelValidationResult checked = builder.build().compile(source.expression());
            if (checked.hasError()) {
                throw new CelFailure("compilation failed: " + issues(checked));
            }
            CelAbstractSyntaxTree tree = checked.getAst();
            CelType type = tree.getResultType();
            if (source.result() != Result.ANY && !type.equals(source.result().type)) {
                throw new CelFailure(source.result().demand);
            }
            return new CelProgram(runtime.createProgram(tree), tree);
        } catch (CelValidationException e) {
            throw new CelFailure("compilation failed: " + e.getMessage(), e);
        } catch (CelEvaluationException e) {
            throw new CelFailure("program instantiation failed: " + e.getMessage(), e);
        }
    }

    private static String issues(CelValidationResult result) {
        List<CelIssue> errors = result.getErrors();
        return CelIssue.toDisplayString(errors, result.getSource());
    }
}
