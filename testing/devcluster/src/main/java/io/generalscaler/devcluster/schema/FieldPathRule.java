package io.generalscaler.devcluster.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code fieldPath} of a rule: where, below the rule's own place, its errors belong. */
public final class FieldPathRule {
    private FieldPathRule() {}

    /**
     * The path that a text such as {@code .spec.replicas} or {@code .labels['a.b']} stands for.
     *
     * @param from where the rule stands
     * @return empty where the text is malformed, or names no field of the schema
     */
    public static Optional<FieldPath> resolve(String text, Schema schema, FieldPath from) {
        FieldPath path = from;
        @Nullable Schema at = schema;
        int i = 0;
        while (i < text.length()) {
            String name;
            if (text.charAt(i) == '.') {
                int end = i + 1;
                while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
                    end++;
                }
                name = text.substring(i + 1, end);
                i = end;
            } else if (text.startsWith("['", i)) {
                int end = text.indexOf("']", i + 2);
                if (end < 0) {
                    return Optional.empty();
                }
                name = text.substring(i + 2, end).replace("\\'", "'").replace("\\\\", "\\");
                i = end + 2;
            } else {
                return Optional.empty();
            }
            Schema holder = at;
            at = holder.child(name);
            if (name.isEmpty() || at == null) {
                return Optional.empty();
            }
            path = holder.additional() == null ? path.child(name) : path.key(name);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(path);
    }
}
