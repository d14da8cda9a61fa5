package io.generalscaler.cli.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Documents;
import io.generalscaler.api.text.ScalerText;
import io.generalscaler.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that holds one scaler, perhaps among other objects, or one bare spec. */
public final class ScalerFile {

    private ScalerFile() {}

    /** A scaler and what it is called. */
    public record Named(String name, JsonNode tree) {}

    /**
     * The file's only scaler.
     *
     * @param name which one it is where the file holds several; empty for the only one
     * @throws CommandFailure if the file cannot be read, or holds none, or several
     */
    public static Named read(String file, InputStream standardInput, String name) {
        List<Named> found = new ArrayList<>();
        List<Document> documents = Documents.read(text(file, standardInput));
        for (Document document : documents) {
            switch (document) {
                case Document.Unreadable it ->
                    throw CommandFailure.rejected(file + ":" + it.line() + ": " + it.message());
                case Document.Read it
                when ScalerText.isScaler(it.tree()) || isBareSpec(it.tree(), documents.size()) ->
                    found.add(new Named(it.tree().path("metadata").path("name").asText(file), it.tree()));
                case Document.Read _ -> {}
            }
        }
        List<Named> meant = found.stream()
                .filter(it -> name.isEmpty() || it.name().equals(name))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        List<String> names = found.stream().map(Named::name).toList();
        throw CommandFailure.rejected(file + ": "
                + (found.isEmpty()
                        ? "holds no GeneralScaler"
                        : name.isEmpty()
                                ? "holds several GeneralScalers; choose one with --name: " + String.join(", ", names)
                                : "holds no GeneralScaler " + name + "; there are: " + String.join(", ", names)));
    }

    private static boolean isBareSpec(JsonNode tree, int documents) {
        return documents == 1 && tree.isObject() && !tree.has("kind") && tree.has("maxReplicas");
    }

    /**
     * A file's text, or standard input's for {@code -}.
     *
     * @throws CommandFailure if it cannot be read
     */
    public static String text(String file, InputStream standardInput) {
        try {
            byte[] bytes = file.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(file));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw CommandFailure.failed(file + ": there is no such file");
        } catch (IOException e) {
            throw CommandFailure.failed(file + ": cannot be read: " + e.getMessage());
        }
    }
}
