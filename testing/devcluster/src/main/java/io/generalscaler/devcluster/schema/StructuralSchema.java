package io.generalscaler.devcluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schema of one version of a custom resource.
 *
 * <p>The order in which an API server uses it on a write: {@link #dropNulls}, {@link #prune}, {@link #applyDefaults}, then,
 * after admission, {@link #validate}.
 */
public final class StructuralSchema {
    /** While these stand, rules are not asked: they would speak of consequences. */
    private static final Set<FieldError.Kind> BLOCKING = EnumSet.of(
            FieldError.Kind.NOT_SUPPORTED,
            FieldError.Kind.REQUIRED,
            FieldError.Kind.TOO_LONG,
            FieldError.Kind.TOO_MANY,
            FieldError.Kind.TYPE_INVALID);

    private final Schema root;
    private boolean compiled;
    private @Nullable RuleTree rules;

    private StructuralSchema(Schema root) {
        this.root = root;
    }

    /** Compiled when first needed: many schemas are read, few are written through. Null where there are none. */
    private synchronized @Nullable RuleTree rules() {
        if (!compiled) {
            rules = RuleTree.of(root);
            compiled = true;
        }
        return rules;
    }

    /**
     * Reads a schema.
     *
     * @param schema the {@code openAPIV3Schema} of a CustomResourceDefinition's version
     * @throws IllegalArgumentException if it is nested beyond reason
     */
    public static StructuralSchema of(ObjectNode schema) {
        return new StructuralSchema(Schema.of(schema));
    }

    /** A schema that describes nothing and keeps everything. */
    public static StructuralSchema any() {
        return of(JsonNodeFactory.instance
                .objectNode()
                .put("type", "object")
                .put("x-kubernetes-preserve-unknown-fields", true));
    }

    /** The schema's outermost node. */
    public Schema root() {
        return root;
    }

    /**
     * Removes, in place, what the schema does not describe; apiVersion, kind and metadata stay.
     *
     * @return the sorted paths of what was removed, for example {@code spec.foo}
     */
    public List<String> prune(ObjectNode object) {
        return Pruning.prune(object, root);
    }

    /**
     * What is wrong with a value that a node of the schema has as its default; the node's rules are asked too.
     *
     * @param path where the default stands
     */
    public static List<FieldError> validateDefault(Schema node, JsonNode value, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        Validation.check(node, value, null, path, errors);
        ListKeys.duplicates(node, value, path, errors);
        RuleTree tree = RuleTree.below(node);
        if (errors.isEmpty() && tree != null) {
            tree.check(value, null, path, errors);
        }
        return List.copyOf(errors);
    }

    /** The value without what the node does not describe. */
    public static JsonNode pruned(Schema node, JsonNode value) {
        JsonNode copy = value.deepCopy();
        Pruning.prune(copy, node);
        return copy;
    }

    /** Removes, in place, each null that is no value and has no default to take its place. */
    public void dropNulls(ObjectNode object) {
        Defaulting.dropNulls(object, root);
    }

    /** Sets, in place, what is missing and has a default. */
    public void applyDefaults(ObjectNode object) {
        Defaulting.apply(object, root);
    }

    /**
     * Judges an object.
     *
     * @param old the object before the update; null on creation
     * @return all that is wrong; empty where the object is valid
     */
    public List<FieldError> validate(ObjectNode object, @Nullable ObjectNode old) {
        List<FieldError> errors = new ArrayList<>();
        Validation.check(root, object, old, FieldPath.ROOT, errors);
        ListKeys.duplicates(root, object, FieldPath.ROOT, errors);
        RuleTree tree = rules();
        if (tree != null && errors.stream().anyMatch(error -> BLOCKING.contains(error.kind()))) {
            String detail =
                    "some validation rules were not checked because the object was invalid; correct the existing"
                            + " errors to complete validation";
            errors.add(FieldError.invalid(FieldPath.ROOT, NullNode.instance, detail));
        } else if (tree != null) {
            tree.check(object, old, FieldPath.ROOT, errors);
        }
        return List.copyOf(errors);
    }
}
