package io.generalscaler.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is committed is what the types say: the CRD, and the reference that is made from it. */
class CrdDriftTest {
    private static final String AGAIN =
            "the types and the committed file differ; one command writes it anew, and all that is made"
                    + " from it: mvn -q -pl deploy -am test -Dgenerated.write=true";
    private static final Path CRD = Path.of("../deploy/crds/generalscalers.autoscaling.generalscaler.io.yaml");
    private static final Path REFERENCE = Path.of("../docs/reference/generalscaler.md");

    @Test
    void theCrdIsGeneratedFromTheTypes() throws Exception {
        check(CRD, CrdBuilder.yaml());
    }

    @Test
    void theReferenceIsGeneratedFromTheCrd() throws Exception {
        check(REFERENCE, Reference.markdown(CrdBuilder.yaml()));
    }

    private static void check(Path file, String expected) throws Exception {
        if (Boolean.getBoolean("generated.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).as(AGAIN).content().isEqualTo(expected);
    }

    @Test
    void noWordOfAnEnumIsABooleanToKubectlAndHelm() throws Exception {
        assertThat(CrdBuilder.yaml().lines().map(String::strip))
                .contains("- \"True\"")
                .noneMatch(line -> line.matches("(?i)- (true|false|yes|no|on|off|y|n)"));
    }
}
