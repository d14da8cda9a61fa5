package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelReference;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/** A compiled expression; may be run by several threads. */
public final class CelProgram {
    private final CelRuntime.Program program;
    private final CelAbstractSyntaxTree tree;

    CelProgram(CelRuntime.Program program, CelAbstractSyntaxTree tree) {
        this.program = program;
        this.tree = tree;
    }

    /** What the expression results in, for those that speak of it. */
    public Declaration type() {
        return DeclaredTypes.declaration(tree.getResultType());
    }

    /** Whether the expression speaks of a variable. */
    public boolean uses(String variable) {
        Map<Long, CelReference> references = tree.getReferenceMap();
        return references.values().stream()
                .anyMatch(reference -> reference.name().equals(variable));
    }

    /**
     * Runs the expression.
     *
     * @param variables the values of what it speaks of
     * @throws CelFailure if it fails, for example on a field that is not there
     */
    public Object run(Map<String, ?> variables) throws CelFailure {
        try {
            return program.eval(variables);
        } catch (CelEvaluationException e) {
            throw new CelFailure(EvaluationWords.of(e), e);
        } catch (RuntimeException e) {
            // The interpreter lets some faults of conversion through as they are.
            throw new CelFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
