package io.generalscaler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.MetricSources;
import io.generalscaler.docs.ProvedPage.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code docs/sources/faults.md} has a table for each source, without an empty cell, and each row a test that exists. */
final class FaultsTableTest {
    private static final ProvedPage PAGE = new ProvedPage("docs/sources/faults.md");
    private static final List<String> FAULTS = List.of(
            "right value",
            "empty",
            "missing queue",
            "wrong login",
            "silence",
            "reset",
            "garbage",
            "half an answer",
            "50 MB",
            "server restarts");

    @Test
    @DisplayName("every source says what it makes of every fault")
    void isWhole() {
        assertThat(Set.copyOf(PAGE.lines().stream().map(Line::heading).toList()))
                .isEqualTo(Set.copyOf(MetricSources.installed().types()));
        for (String type : MetricSources.installed().types()) {
            assertThat(PAGE.lines().stream()
                            .filter(line -> line.heading().equals(type))
                            .map(line -> line.cells().getFirst()))
                    .as(type)
                    .containsExactlyElementsOf(FAULTS);
        }
    }

    @Test
    @DisplayName("every cell names a test row that exists")
    void isProved() {
        List<String> faults = new ArrayList<>();
        for (Line line : PAGE.lines()) {
            assertThat(line.cells()).as(line.place()).hasSize(3).noneMatch(String::isBlank);
            faults.addAll(ProvedPage.faultsOf(line));
        }
        assertThat(faults).isEmpty();
    }
}
