package io.generalscaler.kube.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of objects that anybody may have written. Whatever an API server takes as an object can be read: one that cannot would keep all
 * others of its kind from being listed. So names are not remembered, since a parser that does refuses many that hash alike, and
 * names and nesting have no bound below the server's own.
 *
 * <p>Of each object those parts are skipped that nobody here asks for and that can be large: as a tree they take some twenty times the memory of
 * their text.
 */
public final class ObjectJson extends JsonFactory {

    private static final long serialVersionUID = 1L;

    /** An API server takes 10,000 levels; a list or an event adds a few. */
    private static final int MAX_DEPTH = 10_100;

    private static final Set<String> UNREAD_OF_METADATA = Set.of("labels", "finalizers");

    private static final Set<String> UNREAD_OF_SPEC = Set.of(
            "template",
            "selector",
            "volumeClaimTemplates",
            "containers",
            "initContainers",
            "ephemeralContainers",
            "volumes");

    private static final String FIELDS = "fieldsV1";
    private static final String SPEC = "spec";
    private static final String MANAGED_SPEC = "f:spec";
    private static final String MANAGED_REPLICAS = "f:replicas";

    /** Whether metadata is skipped of an object that comes by itself too, and not only of those in a list or an event. */
    private final boolean skipsOfRoot;

    private ObjectJson(boolean skipsOfRoot) {
        super(new JsonFactoryBuilder()
                .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build()));
        this.skipsOfRoot = skipsOfRoot;
    }

    /** For what is only read. */
    public static ObjectJson reading() {
        return new ObjectJson(true);
    }

    /** For a client that may write an object back as it read it: the metadata of an object that comes by itself is whole. */
    public static ObjectJson readingAndWriting() {
        return new ObjectJson(false);
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
        return new Skipping(super._createParser(in, context), skipsOfRoot);
    }

    @Override
    protected JsonParser _createParser(Reader in, IOContext context) throws IOException {
        return new Skipping(super._createParser(in, context), skipsOfRoot);
    }

    @Override
    protected JsonParser _createParser(char[] text, int from, int length, IOContext context, boolean recyclable)
            throws IOException {
        return new Skipping(super._createParser(text, from, length, context, recyclable), skipsOfRoot);
    }

    @Override
    protected JsonParser _createParser(byte[] text, int from, int length, IOContext context) throws IOException {
        return new Skipping(super._createParser(text, from, length, context), skipsOfRoot);
    }

    private static final class Skipping extends JsonParserDelegate {

        private final boolean skipsOfRoot;

        Skipping(JsonParser parser, boolean skipsOfRoot) {
            super(parser);
            this.skipsOfRoot = skipsOfRoot;
        }

        @Override
        public @Nullable JsonToken nextToken() throws IOException {
            JsonToken token = delegate.nextToken();
            while (token == JsonToken.FIELD_NAME && !isRead(delegate.getParsingContext())) {
                delegate.nextToken();
                delegate.skipChildren();
                token = delegate.nextToken();
            }
            return token;
        }

        @Override
        public @Nullable JsonToken nextValue() throws IOException {
            JsonToken token = nextToken();
            return token == JsonToken.FIELD_NAME ? nextToken() : token;
        }

        /** Whether the field that begins is asked for; {@code object} is what it belongs to. */
        private boolean isRead(JsonStreamContext object) {
            JsonStreamContext around = object.getParent();
            String name = object.getCurrentName();
            return switch (name(around)) {
                case "metadata" -> !UNREAD_OF_METADATA.contains(name) || (!skipsOfRoot && isRoot(around));
                case SPEC -> !UNREAD_OF_SPEC.contains(name);
                case FIELDS -> name.equals(MANAGED_SPEC);
                case MANAGED_SPEC -> !name(around.getParent()).equals(FIELDS) || name.equals(MANAGED_REPLICAS);
                default -> true;
            };
        }

        private static boolean isRoot(JsonStreamContext object) {
            JsonStreamContext around = object.getParent();
            return around == null || around.inRoot();
        }

        private static String name(@Nullable JsonStreamContext object) {
            String name = object == null ? null : object.getCurrentName();
            return name == null ? "" : name;
        }
    }
}
