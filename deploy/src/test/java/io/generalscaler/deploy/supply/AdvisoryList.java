package io.generalscaler.deploy.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads a list of advisories: a folder of OSV records, a zip of them as osv.dev publishes it for Maven, or one file. */
final class AdvisoryList {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AdvisoryList() {}

    /**
     * All records of a list.
     *
     * @throws IOException where it cannot be read, or holds none: a check against nothing would say that all is well
     */
    static List<Advisory> read(Path list) throws IOException {
        List<Advisory> advisories = new ArrayList<>();
        if (list.toString().endsWith(".zip")) {
            try (FileSystem zip = FileSystems.newFileSystem(list)) {
                readFolder(zip.getPath("/"), advisories);
            }
        } else if (Files.isDirectory(list)) {
            readFolder(list, advisories);
        } else {
            readFile(list, advisories);
        }
        if (advisories.isEmpty()) {
            throw new IOException(list + " holds no advisories (OSV records in JSON)");
        }
        return advisories;
    }

    private static void readFolder(Path folder, List<Advisory> advisories) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                readFile(file, advisories);
            }
        }
    }

    private static void readFile(Path file, List<Advisory> advisories) throws IOException {
        JsonNode content = JSON.readTree(Files.readAllBytes(file));
        for (JsonNode record :
                content.isArray() ? content : JSON.createArrayNode().add(content)) {
            if (!record.path("id").isTextual() || !record.path("affected").isArray()) {
                throw new IOException(file + " holds something that is no advisory of the OSV schema");
            }
            advisories.add(Advisory.of(record));
        }
    }
}
