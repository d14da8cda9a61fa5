package io.generalscaler.devcluster.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the table of built-in types. */
final class BuiltinTypes {

    private static final Set<String> ALL_VERBS =
            Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final ScalePaths SCALE =
            new ScalePaths(List.of("spec", "replicas"), List.of("status", "replicas"), List.of("spec", "selector"));
    private static final String ONLY_VERBS = "verbs:";

    private BuiltinTypes() {}

    static List<ResourceType> read() {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = BuiltinTypes.class.getResourceAsStream("builtin-types.txt")) {
            if (in == null) {
                throw new IllegalStateException("builtin-types.txt is not on the class path");
            }
            new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\|", -1))
                    .forEach(rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> newest = new HashMap<>();
        rows.forEach(row -> newest.put(row[2].strip() + "." + group(row), version(row)));
        return rows.stream()
                .map(row -> type(row, newest.getOrDefault(row[2].strip() + "." + group(row), version(row))))
                .toList();
    }

    private static String group(String[] row) {
        String groupVersion = row[0].strip();
        return groupVersion.contains("/") ? groupVersion.substring(0, groupVersion.indexOf('/')) : "";
    }

    private static String version(String[] row) {
        String groupVersion = row[0].strip();
        return groupVersion.substring(groupVersion.indexOf('/') + 1);
    }

    private static ResourceType type(String[] row, String storedVersion) {
        String kind = row[1].strip();
        List<String> subresources = words(row[6]);
        boolean limited = !subresources.isEmpty() && subresources.getFirst().startsWith(ONLY_VERBS);
        ResourceNames names = new ResourceNames(
                row[2].strip(), kind.toLowerCase(Locale.ROOT), kind, kind + "List", words(row[4]), words(row[5]));
        return new ResourceType(
                group(row),
                version(row),
                storedVersion,
                names,
                row[3].strip().equals("Namespaced"),
                limited ? Set.of(subresources.getFirst().substring(ONLY_VERBS.length())) : ALL_VERBS,
                limited ? Set.of() : Set.copyOf(subresources),
                row[7].strip().equals("generation"),
                subresources.contains("scale") ? Optional.of(SCALE) : Optional.empty(),
                Optional.empty());
    }

    private static List<String> words(String cell) {
        String stripped = cell.strip();
        return stripped.equals("-")
                ? List.of()
                : Stream.of(stripped.split(",", -1)).map(String::strip).toList();
    }
}
