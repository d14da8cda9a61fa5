package io.generalscaler.devcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.generalscaler.devcluster.schema.StructuralSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shapes of built-in kinds, read from {@code built-in-types.txt}, which explains its own form. */
public final class BuiltInTypes {
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, Type> types = new HashMap<>();

    private BuiltInTypes() {}

    /** Reads the table that comes with the program. */
    public static BuiltInTypes load() {
        try (InputStream table = BuiltInTypes.class.getResourceAsStream("built-in-types.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(table, "built-in-types.txt"), StandardCharsets.UTF_8))) {
            BuiltInTypes read = new BuiltInTypes();
            Type open = new Type(false);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    open = read.accept(List.of(line.split(" ")), open);
                }
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The shape of a kind.
     *
     * @param group the API group; empty for the core group
     * @return null where the kind is not a built-in one
     */
    public @Nullable Shape shape(String group, String kind) {
        String type = kinds.get((group.isEmpty() ? "core" : group) + "/" + kind);
        return type == null ? null : new Root(new Place(Field.of(type), this), this);
    }

    /** The shape of any object's metadata. */
    Shape metadata() {
        return new Place(Field.of("ObjectMeta"), this);
    }

    /** The shape of a custom resource that has this schema. */
    public Shape shape(StructuralSchema schema) {
        return new SchemaShape(schema.root(), metadata());
    }

    private Type accept(List<String> words, Type open) {
        switch (words.getFirst()) {
            case "kind" -> kinds.put(words.get(1) + "/" + words.get(2), words.get(3));
            case "type" -> {
                Type type = new Type(words.contains("atomic"));
                types.put(words.get(1), type);
                return type;
            }
            case "field" -> open.fields.put(words.get(1), Field.read(words));
            default -> throw new IllegalStateException("built-in-types.txt: " + String.join(" ", words));
        }
        return open;
    }

    private record Type(boolean atomic, Map<String, Field> fields) {
        Type(boolean atomic) {
            this(atomic, new HashMap<>());
        }
    }

    private record Field(
            String type,
            Shape.ListKind list,
            Map<String, String> keys,
            @Nullable String mergeKey,
            List<String> words) {
        static Field of(String type) {
            return new Field(type, Shape.ListKind.ATOMIC, Map.of(), null, List.of());
        }

        static Field read(List<String> words) {
            Shape.ListKind list = Shape.ListKind.ATOMIC;
            Map<String, String> keys = new LinkedHashMap<>();
            String mergeKey = null;
            for (String word : words) {
                if (word.startsWith("map(")) {
                    list = Shape.ListKind.MAP;
                    for (String key : inner(word).split(",", -1)) {
                        String[] parts = key.split("=", 2);
                        keys.put(parts[0], parts.length == 2 ? parts[1] : "");
                    }
                } else if (word.startsWith("merge(")) {
                    mergeKey = inner(word);
                } else if (word.equals("set")) {
                    list = Shape.ListKind.SET;
                }
            }
            return new Field(words.get(2), list, keys, mergeKey, words);
        }

        private static String inner(String word) {
            return word.substring(word.indexOf('(') + 1, word.length() - 1);
        }
    }

    /** The top of an object: its metadata is the same for all kinds. */
    private record Root(Place place, BuiltInTypes all) implements Shape {
        @Override
        public Shape field(String name) {
            return name.equals("metadata") ? all.metadata() : place.field(name);
        }

        @Override
        public boolean describes(String name) {
            return true;
        }
    }

    private record Place(Field field, BuiltInTypes all) implements Shape {
        private @Nullable Type type() {
            return all.types.get(field.type());
        }

        @Override
        public Shape field(String name) {
            Type type = type();
            Field inner = type == null ? null : type.fields().get(name);
            return inner == null ? PLAIN : new Place(inner, all);
        }

        @Override
        public boolean describes(String name) {
            return true;
        }

        @Override
        public Shape item() {
            return new Place(Field.of(field.type()), all);
        }

        @Override
        public ListKind listKind() {
            return field.list();
        }

        @Override
        public List<String> keys() {
            return new ArrayList<>(field.keys().keySet());
        }

        @Override
        public @Nullable JsonNode keyDefault(String key) {
            String value = field.keys().getOrDefault(key, "");
            return value.isEmpty() ? null : JsonNodeFactory.instance.textNode(value);
        }

        @Override
        public boolean atomic() {
            Type type = type();
            return field.words().contains("atomic") || (type != null && type.atomic());
        }

        @Override
        public @Nullable String mergeKey() {
            return field.mergeKey();
        }

        @Override
        public boolean mergesValues() {
            return field.words().contains("unite");
        }
    }
}
