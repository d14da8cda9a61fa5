package io.generalscaler.devcluster.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The table of messages, {@code message-types.txt}, which explains its own form. */
final class MessageTypes {

    /** How often a field occurs, or that its fields stand in its place. */
    enum Shape {
        SINGLE,
        LIST,
        MAP,
        INLINE
    }

    /** A field of a message. */
    record Field(String name, Shape shape, String type) {

        static Field of(String name, String type) {
            for (Shape shape : Shape.values()) {
                String prefix = shape.name().toLowerCase(Locale.ROOT) + ":";
                if (type.startsWith(prefix)) {
                    return new Field(name, shape, type.substring(prefix.length()));
                }
            }
            return new Field(name, Shape.SINGLE, type);
        }
    }

    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, Map<Integer, Field>> types = new HashMap<>();

    private MessageTypes() {}

    static MessageTypes load() {
        MessageTypes table = new MessageTypes();
        try (InputStream in = MessageTypes.class.getResourceAsStream("message-types.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, "message-types.txt"), UTF_8))) {
            lines.lines().map(line -> line.split(" ", -1)).forEach(table::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void accept(String[] words) {
        if (words[0].equals("kind")) {
            kinds.put(words[1] + "/" + words[2], words[3]);
        } else if (words[0].equals("type")) {
            Map<Integer, Field> fields = new HashMap<>();
            for (int i = 2; i < words.length; i++) {
                String[] parts = words[i].split(":", 3);
                fields.put(Integer.valueOf(parts[0]), Field.of(parts[1], parts[2]));
            }
            types.put(words[1], fields);
        }
    }

    /** The message type of a kind; empty where its protobuf form is not known here. */
    Optional<String> ofKind(String apiVersion, String kind) {
        return Optional.ofNullable(kinds.get(apiVersion + "/" + kind));
    }

    Map<Integer, Field> fields(String type) {
        return types.getOrDefault(type, Map.of());
    }
}
