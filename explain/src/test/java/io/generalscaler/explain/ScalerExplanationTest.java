package io.generalscaler.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same statements that a terminal shows make a page, from the objects in {@code resources}. */
final class ScalerExplanationTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final Path FOLDER = Path.of("src/test/resources");

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"scaled-up", "hostile-words", "never-evaluated"})
    void makesAPage(String name) throws IOException {
        GeneralScaler scaler =
                Serialization.unmarshal(Files.readString(FOLDER.resolve(name + ".yaml")), GeneralScaler.class);
        String page = HtmlPage.of(ScalerExplanation.of(scaler, NOW));
        Path golden = FOLDER.resolve(name + ".html");
        if (Boolean.getBoolean("generalscaler.regenerate")) {
            Files.writeString(golden, page);
        }
        assertThat(page).isEqualTo(Files.readString(golden));
    }
}
