package io.generalscaler.reach.secret;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.generalscaler.kube.write.ObjectJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes from a Secret's JSON what was asked for, and leaves everything else of it unread. Its annotation comes along. */
final class SecretReader {

    private static final JsonFactory JSON = ObjectJson.reading();

    private final Set<String> keys;
    private final Map<String, byte[]> entries = new HashMap<>();
    private @Nullable String hosts;

    private SecretReader(Set<String> keys) {
        this.keys = keys;
    }

    /**
     * What a Secret holds.
     *
     * @param json as the API server sent it
     * @param keys the entries to take
     * @param hostsRequired whether its logins are sent nowhere without the annotation
     * @throws IOException when this is no Secret; the message is not to be shown, for it may quote one
     */
    static Taken read(String json, Set<String> keys, boolean hostsRequired) throws IOException {
        SecretReader reader = new SecretReader(keys);
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            reader.object(parser);
        }
        return new Taken(reader.entries, SecretHosts.of(reader.hosts, hostsRequired));
    }

    private void object(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("data") && value == JsonToken.START_OBJECT) {
                data(parser);
            } else if (name.equals("metadata") && value == JsonToken.START_OBJECT) {
                metadata(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void data(JsonParser parser) throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && keys.contains(key)) {
                entries.put(key, decoded(parser.getText()));
            } else {
                parser.skipChildren();
            }
        }
    }

    private void metadata(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("annotations") && value == JsonToken.START_OBJECT) {
                annotations(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void annotations(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals(SecretHosts.ANNOTATION) && value == JsonToken.VALUE_STRING) {
                // One character more than is read shows that it is too long, and is all that is kept of it.
                hosts = parser.getText().substring(0, Math.min(parser.getTextLength(), SecretHosts.MAX_ANNOTATION + 1));
            } else {
                parser.skipChildren();
            }
        }
    }

    /** One byte more than any use permits shows that it is too large, and is all that is kept of it. */
    private static byte[] decoded(String base64) throws IOException {
        try {
            byte[] value = Base64.getDecoder().decode(base64);
            return value.length > SecretEntry.MAX_BYTES ? Arrays.copyOf(value, SecretEntry.MAX_BYTES + 1) : value;
        } catch (IllegalArgumentException e) {
            throw new IOException("not base64");
        }
    }

    /** Not a record, so that nothing prints it. */
    static final class Taken {
        /** Of one object and what it stands in; the annotation's rules are bounded by as much. */
        private static final int OVERHEAD = 1024;

        final Map<String, byte[]> entries;
        final SecretHosts hosts;

        private Taken(Map<String, byte[]> entries, SecretHosts hosts) {
            this.entries = entries;
            this.hosts = hosts;
        }

        /** What it takes in memory, roughly. */
        long bytes() {
            return OVERHEAD
                    + entries.entrySet().stream()
                            .mapToLong(entry -> OVERHEAD + entry.getKey().length() + entry.getValue().length)
                            .sum();
        }
    }
}
