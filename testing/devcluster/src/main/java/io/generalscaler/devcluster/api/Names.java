package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks names as {@code apimachinery/pkg/util/validation} does. */
final class Names {

    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final int MAX_SUBDOMAIN = 253;
    private static final int MAX_LABEL = 63;
    private static final Set<String> LABEL_NAMED = Set.of("namespaces", "services");
    private static final String RBAC = "rbac.authorization.k8s.io";

    private Names() {}

    static List<Cause> check(ResourceType type, ObjectNode object) {
        String name = Metadata.name(object);
        if (name.isEmpty()) {
            return List.of(new Cause(
                    "metadata.name", "FieldValueRequired", "Required value: name or generateName is required"));
        }
        if (type.group().equals(RBAC)) {
            boolean path = name.contains("/") || name.contains("%") || name.equals(".") || name.equals("..");
            return path ? invalid(name, "may not contain '/' or '%'") : List.of();
        }
        boolean label = LABEL_NAMED.contains(type.collection());
        int longest = label ? MAX_LABEL : MAX_SUBDOMAIN;
        if (name.length() > longest) {
            return invalid(name, "must be no more than " + longest + " characters");
        }
        if (label && !LABEL.matcher(name).matches()) {
            return invalid(
                    name,
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start"
                            + " and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for"
                            + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
        }
        if (!label && !SUBDOMAIN.matcher(name).matches()) {
            return invalid(
                    name,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                            + " validation is"
                            + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
        }
        return List.of();
    }

    private static List<Cause> invalid(String name, String why) {
        return List.of(new Cause("metadata.name", "FieldValueInvalid", "Invalid value: \"" + name + "\": " + why));
    }
}
