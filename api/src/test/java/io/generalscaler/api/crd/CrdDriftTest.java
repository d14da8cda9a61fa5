package io.generalscaler.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed CRD is what the types say. */
class CrdDriftTest {
    private static final String AGAIN =
            "the types and the committed file differ; write it anew with: mvn -pl api -am test -Dtest=CrdDriftTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dgeneralscaler.regenerate=true";
    private static final Path CRD = Path.of("../deploy/crds/generalscalers.autoscaling.generalscaler.io.yaml");

    @Test
    void theCommittedCrdIsGeneratedFromTheTypes() throws Exception {
        String expected = CrdBuilder.yaml();
        if (Boolean.getBoolean("generalscaler.regenerate")) {
            Files.createDirectories(CRD.getParent());
            Files.writeString(CRD, expected);
        }
        assertThat(CRD).as(AGAIN).content().isEqualTo(expected);
    }

    @Test
    void noWordOfAnEnumIsABooleanToKubectlAndHelm() throws Exception {
        assertThat(CrdBuilder.yaml().lines().map(String::strip))
                .contains("- \"True\"")
                .noneMatch(line -> line.matches("(?i)- (true|false|yes|no|on|off|y|n)"));
    }
}
