package io.generalscaler.deploy.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build says of a program's libraries, against the libraries themselves. Needs them to be packaged. */
class SbomIT {
    private static final Path ROOT = Path.of("..");

    @ParameterizedTest(
            name = "the bill of materials of {0} lists every jar, with its hash and its licence, and nothing else")
    @ValueSource(strings = {"webhook", "controller", "cli"})
    void theBillIsWhatIsShipped(String program) throws Exception {
        Map<String, Sbom.Component> listed =
                components(program).stream().collect(Collectors.toMap(Sbom.Component::jar, Function.identity()));

        assertThat(listed.keySet()).containsExactlyInAnyOrderElementsOf(jars(program));
        for (Sbom.Component component : listed.values()) {
            assertThat(component.hasLicense()).as(component.jar()).isTrue();
            if (!isRepacked(program, component)) {
                assertThat(component.sha256())
                        .as(component.jar())
                        .isEqualTo(sha256(ROOT.resolve(program, "target", "lib", component.jar())));
            }
        }
    }

    @ParameterizedTest(name = "the licences of {0} name every library of others")
    @ValueSource(strings = {"webhook", "controller", "cli"})
    void theLicencesAreComplete(String program) throws IOException {
        String licenses = Files.readString(ROOT.resolve(program, "target", "licenses.txt"));

        assertThat(components(program))
                .filteredOn(component -> !component.group().equals("io.generalscaler"))
                .isNotEmpty()
                .allSatisfy(component ->
                        assertThat(licenses).contains("(" + component.coordinates() + ":" + component.version() + " "));
    }

    /** What is shipped. Libraries name jspecify, too, whose annotations nothing reads at run time: it is listed and not shipped. */
    private static List<Sbom.Component> components(String program) throws IOException {
        return Sbom.read(ROOT.resolve(program, "target", "sbom.json")).components().stream()
                .filter(component -> !component.group().equals("org.jspecify"))
                .toList();
    }

    /** The webhook takes BouncyCastle's jars without their signatures. */
    private static boolean isRepacked(String program, Sbom.Component component) {
        return program.equals("webhook") && component.group().equals("org.bouncycastle");
    }

    private static List<String> jars(String program) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(program, "target", "lib"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
