package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;

/** Functions that an API server adds to CEL. */
interface FunctionSet {
    /** What the compiler is told. */
    List<CelFunctionDecl> declarations();

    /** What is run. */
    List<CelFunctionBinding> bindings();
}
