package io.generalscaler.api.v1alpha1;

import io.generalscaler.api.problem.Problems;
import java.util.regex.Pattern;

/** The rule for an object's own name. The API server checks it too, but only after admission has given its reasons. */
public final class ObjectName {
    private static final Pattern NAME = Pattern.compile(Limits.OBJECT_NAME);

    private ObjectName() {}

    /** Reports what is wrong with a name; nothing where it is empty, as it is while the server is still to make it. */
    public static void check(String name, Problems at) {
        if (name.length() > Limits.NAME) {
            at.invalid(name, "must have at most " + Limits.NAME + " characters");
        } else if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            at.invalid(name, "must be " + Limits.OBJECT_NAME_SAYS);
        }
    }
}
