package io.generalscaler.api.text;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the documents of a YAML or JSON text, as {@code kubectl} would read them, within bounds: {@value #MAX_CHARACTERS}
 * characters, {@value #MAX_DEPTH} levels, {@value #MAX_DOCUMENTS} documents, {@value #MAX_ALIASES} aliases that stand for no more than
 * {@value #MAX_CHARACTERS} characters, no tags, no key twice.
 */
public final class Documents {
    public static final int MAX_CHARACTERS = 3 * 1024 * 1024;
    public static final int MAX_DEPTH = 64;
    public static final int MAX_DOCUMENTS = 1_000;
    public static final int MAX_ALIASES = 10_000;

    private Documents() {}

    /**
     * The documents in order, without those that hold nothing but comments. What cannot be read is a document too; after a
     * mistake of syntax, and after one that is nested too deep, there are no more.
     */
    public static List<Document> read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return List.of(new Document.Unreadable(1, "is longer than " + MAX_CHARACTERS + " characters"));
        }
        List<Document> documents = new ArrayList<>();
        Anchors anchors = new Anchors();
        try {
            // A tab indents JSON, and never YAML: outside of strings it is as good as a space there.
            Iterator<Event> events = new Parse(settings(text))
                    .parseString(isJson(text) ? text.replace('\t', ' ') : text)
                    .iterator();
            while (events.hasNext()) {
                Event event = events.next();
                if (event.getEventId() == Event.ID.DocumentStart) {
                    if (documents.size() == MAX_DOCUMENTS) {
                        documents.add(
                                new Document.Unreadable(line(event), "has more than " + MAX_DOCUMENTS + " documents"));
                        break;
                    }
                    TreeReader reader = new TreeReader(events, anchors);
                    read(reader).ifPresent(documents::add);
                    if (reader.endsReading()) {
                        break;
                    }
                }
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            documents.add(new Document.Unreadable(line, "is neither YAML nor JSON: " + e.getProblem()));
        } catch (YamlEngineException e) {
            documents.add(new Document.Unreadable(1, "is neither YAML nor JSON: a character in it is not allowed"));
        }
        return documents;
    }

    /** The parser fails where its buffer ends between the halves of a character, so the buffer is as long as the text. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setCodePointLimit(MAX_CHARACTERS)
                .setBufferSize(Math.max(1, text.length()))
                .setParseComments(false)
                .setUseMarks(true)
                .build();
    }

    private static boolean isJson(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start < text.length() && "{[".indexOf(text.charAt(start)) >= 0;
    }

    private static Optional<Document> read(TreeReader reader) {
        Optional<Document.Read> read = reader.read();
        if (reader.failure().isPresent()) {
            return Optional.of(reader.failure().get());
        }
        return read.filter(document -> !(document.tree() instanceof MissingNode))
                .map(document -> document);
    }

    static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
