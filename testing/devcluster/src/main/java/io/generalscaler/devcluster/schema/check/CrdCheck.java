package io.generalscaler.devcluster.schema.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.generalscaler.devcluster.schema.FieldError;
import io.generalscaler.devcluster.schema.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a CustomResourceDefinition of version v1. */
public final class CrdCheck {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final FieldPath SPEC = FieldPath.ROOT.child("spec");

    private final List<FieldError> errors = new ArrayList<>();

    private CrdCheck() {}

    /** All that is wrong with a definition; empty where an API server would take it. */
    public static List<FieldError> of(ObjectNode crd) {
        CrdCheck check = new CrdCheck();
        check.names(crd);
        check.versions(crd.path("spec").path("versions"));
        return List.copyOf(check.errors);
    }

    private void names(ObjectNode crd) {
        JsonNode spec = crd.path("spec");
        String group = spec.path("group").asText("");
        JsonNode names = spec.path("names");
        String plural = names.path("plural").asText("");
        String name = crd.path("metadata").path("name").asText("");
        if (!name.equals(plural + "." + group)) {
            errors.add(FieldError.invalid(
                    FieldPath.ROOT.child("metadata").child("name"),
                    TextNode.valueOf(name),
                    "must be spec.names.plural+\".\"+spec.group"));
        }
        if (group.isEmpty()) {
            errors.add(FieldError.required(SPEC.child("group"), ""));
        } else if (!SUBDOMAIN.matcher(group).matches() || group.length() > 253) {
            errors.add(invalid(SPEC.child("group"), group, "a lowercase RFC 1123 subdomain is wanted"));
        } else if (!group.contains(".")) {
            errors.add(invalid(SPEC.child("group"), group, "should be a domain with at least one dot"));
        }
        String approval = "api-approved.kubernetes.io";
        boolean reserved = group.endsWith(".k8s.io") || group.endsWith(".kubernetes.io");
        if (reserved && crd.path("metadata").path("annotations").path(approval).isMissingNode()) {
            errors.add(FieldError.required(
                    FieldPath.ROOT.child("metadata").child("annotations").key(approval),
                    "protected groups must have approval annotation \"" + approval
                            + "\", see https://github.com/kubernetes/enhancements/pull/1111"));
        }
        String scope = spec.path("scope").asText("");
        if (scope.isEmpty()) {
            errors.add(FieldError.required(SPEC.child("scope"), ""));
        } else if (!scope.equals("Namespaced") && !scope.equals("Cluster")) {
            errors.add(FieldError.notSupported(
                    SPEC.child("scope"), TextNode.valueOf(scope), List.of("Cluster", "Namespaced")));
        }
        label(names, "plural", true);
        label(names, "singular", false);
        kind(names, "kind", true);
        kind(names, "listKind", false);
        for (JsonNode shortName : names.path("shortNames")) {
            if (!LABEL.matcher(shortName.asText()).matches()) {
                errors.add(invalid(
                        SPEC.child("names").child("shortNames"),
                        shortName.asText(),
                        "a lowercase RFC 1123 label is wanted"));
            }
        }
        if (spec.path("preserveUnknownFields").asBoolean(false)) {
            errors.add(FieldError.invalid(
                    SPEC.child("preserveUnknownFields"),
                    spec.path("preserveUnknownFields"),
                    "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in"
                            + " spec.versions[*].schema instead"));
        }
    }

    private void label(JsonNode names, String field, boolean required) {
        String name = names.path(field).asText("");
        FieldPath path = SPEC.child("names").child(field);
        if (name.isEmpty() && required) {
            errors.add(FieldError.required(path, ""));
        } else if (!name.isEmpty() && !LABEL.matcher(name).matches()) {
            errors.add(invalid(path, name, "a lowercase RFC 1123 label is wanted"));
        }
    }

    private void kind(JsonNode names, String field, boolean required) {
        String name = names.path(field).asText("");
        FieldPath path = SPEC.child("names").child(field);
        if (name.isEmpty() && required) {
            errors.add(FieldError.required(path, ""));
        } else if (!name.isEmpty() && !name.matches("[A-Za-z]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?")) {
            errors.add(invalid(path, name, "may have mixed case, but should otherwise match a DNS-1035 label"));
        }
    }

    private void versions(JsonNode versions) {
        FieldPath all = SPEC.child("versions");
        if (!versions.isArray() || versions.isEmpty()) {
            errors.add(FieldError.invalid(
                    all, versions.isMissingNode() ? null : versions, "must have at least one version"));
            return;
        }
        boolean alike = alike(versions);
        Set<String> seen = new HashSet<>();
        int stored = 0;
        for (int i = 0; i < versions.size(); i++) {
            JsonNode version = versions.get(i);
            String name = version.path("name").asText("");
            FieldPath path = all.index(i);
            if (!seen.add(name)) {
                errors.add(invalid(path.child("name"), name, "must contain unique version names"));
            }
            if (!name.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?")) {
                errors.add(invalid(path.child("name"), name, "a DNS-1035 label is wanted"));
            }
            stored += version.path("storage").asBoolean(false) ? 1 : 0;
            // An API server hoists what all versions share, and names it by where it then stands.
            if (!alike) {
                VersionCheck.schema(version, path.child("schema"), errors);
            }
            VersionCheck.rest(version, path, errors);
        }
        if (alike) {
            VersionCheck.schema(versions.get(0), SPEC.child("validation"), errors);
        }
        if (stored != 1) {
            errors.add(FieldError.invalid(all, versions, "must have exactly one version marked as storage version"));
        }
    }

    private static boolean alike(JsonNode versions) {
        JsonNode first = versions.get(0).path("schema");
        for (JsonNode version : versions) {
            if (!version.path("schema").equals(first)) {
                return false;
            }
        }
        return true;
    }

    static FieldError invalid(FieldPath path, String value, String detail) {
        return FieldError.invalid(path, TextNode.valueOf(value), detail);
    }
}
