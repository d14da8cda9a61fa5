package io.generalscaler.cli.decide;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Documents;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * YAML documents, divided by lines that begin with {@code ---}. Each is read by itself, so that one that is broken does not
 * hide the others, and answered before the next has come.
 */
final class YamlDocuments implements Questions {
    private final LineReader lines;
    private final Deque<OfflineQuestion> read = new ArrayDeque<>();
    private boolean ended;

    YamlDocuments(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public Optional<OfflineQuestion> next() throws IOException {
        while (read.isEmpty() && !ended) {
            readDocument();
        }
        return Optional.ofNullable(read.pollFirst());
    }

    private void readDocument() throws IOException {
        StringBuilder text = new StringBuilder();
        int first = 0;
        boolean tooLong = false;
        Optional<LineReader.Line> line = lines.next();
        while (line.isPresent()) {
            if (isDivider(line.get().text()) && first > 0) {
                lines.pushBack(line.get());
                break;
            }
            first = first == 0 ? line.get().number() : first;
            tooLong |= line.get().tooLong() || text.length() > Documents.MAX_CHARACTERS;
            if (!tooLong) {
                text.append(line.get().text()).append('\n');
            }
            line = lines.next();
        }
        ended = line.isEmpty();
        if (tooLong) {
            read.add(new OfflineQuestion.Garbled(
                    first, MissingNode.getInstance(), "is longer than " + Documents.MAX_CHARACTERS + " characters"));
            return;
        }
        for (Document document : Documents.read(text.toString())) {
            int at = first + document.line() - 1;
            read.add(
                    switch (document) {
                        case Document.Read it -> new OfflineQuestion.Asked(at, it.tree());
                        case Document.Unreadable it ->
                            new OfflineQuestion.Garbled(at, MissingNode.getInstance(), it.message());
                    });
        }
    }

    private static boolean isDivider(String line) {
        return line.startsWith("---") && (line.length() == 3 || Character.isWhitespace(line.charAt(3)));
    }
}
