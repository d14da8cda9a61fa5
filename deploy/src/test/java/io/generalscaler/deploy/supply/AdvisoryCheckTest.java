package io.generalscaler.deploy.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Libraries are held against advisories by group, name and version, in Maven's order of versions. */
class AdvisoryCheckTest {
    private static final String BILL = """
            {"bomFormat": "CycloneDX", "metadata": {"component": {"name": "generalscaler-webhook"}},
             "components": [{"group": "org.example", "name": "wire", "version": "%s", "hashes": []}]}
            """;
    private static final String RANGE = "{\"introduced\": \"1.2\"}, {\"fixed\": \"1.10\"}";

    @TempDir
    private Path folder;

    private Path bill;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        bill = Files.writeString(folder.resolve("sbom.json"), BILL.formatted("1.9.0"));
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            1.1         | {"introduced": "1.2"}, {"fixed": "1.10"}                         | 0
            1.2         | {"introduced": "1.2"}, {"fixed": "1.10"}                         | 1
            1.9.0       | {"introduced": "1.2"}, {"fixed": "1.10"}                         | 1
            1.10-rc1    | {"introduced": "1.2"}, {"fixed": "1.10"}                         | 1
            1.10        | {"introduced": "1.2"}, {"fixed": "1.10"}                         | 0
            0.1         | {"introduced": "0"}                                              | 1
            2.0         | {"introduced": "0"}, {"last_affected": "2.0"}                    | 1
            2.0.1       | {"introduced": "0"}, {"last_affected": "2.0"}                    | 0
            3.5.Final   | {"introduced": "0"}, {"fixed": "2.0"}, {"introduced": "3.0"}     | 1
            2.5.Final   | {"introduced": "0"}, {"fixed": "2.0"}, {"introduced": "3.0"}     | 0
            """)
    void comparesVersionsAsMavenDoes(String version, String events, int findings) throws IOException {
        Files.writeString(bill, BILL.formatted(version));

        assertThat(check(advisory("", "Maven", "org.example:wire", "", events))).isEqualTo(findings == 0 ? 0 : 1);
        assertThat(printed()).endsWith(findings + " findings; 1 libraries held against 1 advisories\n");
    }

    @Test
    void namesProgramLibraryAdvisoryAndFix() throws IOException {
        assertThat(check(advisory("", "Maven", "org.example:wire", "", RANGE))).isEqualTo(1);
        assertThat(printed())
                .startsWith("generalscaler-webhook: org.example:wire 1.9.0: GHSA-1 Reads on for ever; fixed in 1.10\n");
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            another group       |                                      | Maven | org.other:wire      | 0
            another ecosystem   |                                      | npm   | org.example:wire    | 0
            a withdrawn one     | "withdrawn": "2026-01-01T00:00:00Z", | Maven | org.example:wire    | 0
            the very library    |                                      | Maven | org.example:wire    | 1
            """)
    void concernsOnlyWhatItNames(String what, String more, String ecosystem, String name, int code) throws IOException {
        assertThat(check(advisory(more == null ? "" : more, ecosystem, name, "", RANGE)))
                .as(what)
                .isEqualTo(code);
    }

    @Test
    void knowsVersionsThatAreListedOneByOne() throws IOException {
        assertThat(check(advisory("", "Maven", "org.example:wire", "\"1.8.0\", \"1.9.0\"", "")))
                .isEqualTo(1);
    }

    @Test
    void readsFoldersAndZips() throws IOException {
        Path inFolder = Files.createDirectories(folder.resolve("list/deeper")).resolve("one.json");
        Files.writeString(inFolder, advisory("", "Maven", "org.example:wire", "", RANGE));
        assertThat(checkAt(folder.resolve("list"))).isEqualTo(1);

        Path zip = folder.resolve("all.zip");
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.copy(inFolder, inside.getPath("/one.json"));
        }
        assertThat(checkAt(zip)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an empty list is no good news | []             | holds no advisories
            not the schema                | [{"cve": "1"}] | no advisory of the OSV schema
            not JSON                      | <html>         | Unexpected character
            """)
    void refusesWhatIsNoList(String what, String content, String words) throws IOException {
        assertThat(check(content)).as(what).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(words);
    }

    @Test
    void refusesAListThatIsNotThere() {
        assertThat(checkAt(folder.resolve("nothing.json"))).isEqualTo(2);
        assertThat(run(List.of())).isEqualTo(2);
    }

    private static String advisory(String more, String ecosystem, String name, String versions, String events) {
        return """
            {"id": "GHSA-1", "summary": "Reads on for ever",%s
             "affected": [{"package": {"ecosystem": "%s", "name": "%s"}, "versions": [%s],
                           "ranges": [{"type": "ECOSYSTEM", "events": [%s]}]}]}
            """.formatted(more, ecosystem, name, versions, events);
    }

    private int check(String list) throws IOException {
        return checkAt(Files.writeString(folder.resolve("list.json"), list));
    }

    private int checkAt(Path list) {
        return run(List.of(list.toString(), bill.toString()));
    }

    private int run(List<String> arguments) {
        return AdvisoryCheck.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
