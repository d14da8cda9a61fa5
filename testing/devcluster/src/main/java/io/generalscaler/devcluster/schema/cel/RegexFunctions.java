package io.generalscaler.devcluster.schema.cel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;

/** {@code find} and {@code findAll} in texts. */
final class RegexFunctions implements FunctionSet {
    @Override
    public List<CelFunctionDecl> declarations() {
        return List.of(
                CelFunctionDecl.newFunctionDeclaration(
                        "find",
                        List.of(CelOverloadDecl.newMemberOverload(
                                "string_find_string",
                                SimpleType.STRING,
                                List.of(SimpleType.STRING, SimpleType.STRING)))),
                CelFunctionDecl.newFunctionDeclaration(
                        "findAll",
                        List.of(
                                CelOverloadDecl.newMemberOverload(
                                        "string_find_all_string",
                                        ListType.create(SimpleType.STRING),
                                        List.of(SimpleType.STRING, SimpleType.STRING)),
                                CelOverloadDecl.newMemberOverload(
                                        "string_find_all_string_int",
                                        ListType.create(SimpleType.STRING),
                                        List.of(SimpleType.STRING, SimpleType.STRING, SimpleType.INT)))));
    }

    @Override
    public List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("string_find_string", String.class, String.class, RegexFunctions::find),
                CelFunctionBinding.from(
                        "string_find_all_string",
                        String.class,
                        String.class,
                        (text, pattern) -> findAll(text, pattern, -1)),
                CelFunctionBinding.from(
                        "string_find_all_string_int",
                        List.of(String.class, String.class, Long.class),
                        arguments -> findAll((String) arguments[0], (String) arguments[1], (Long) arguments[2])));
    }

    private static Object find(String text, String pattern) throws CelEvaluationException {
        Matcher matcher = compile(pattern).matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static Object findAll(String text, String pattern, long limit) throws CelEvaluationException {
        List<String> found = new ArrayList<>();
        Matcher matcher = compile(pattern).matcher(text);
        while ((limit < 0 || found.size() < limit) && matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Pattern compile(String pattern) throws CelEvaluationException {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new CelEvaluationException("Illegal regex: " + e.getMessage(), e);
        }
    }
}
