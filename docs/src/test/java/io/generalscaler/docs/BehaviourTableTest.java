package io.generalscaler.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.docs.ProvedPage.Line;
import io.generalscaler.engine.model.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code docs/behaviour.md} and the tests that it names hold each other: no rule without a row, no row that is gone. */
final class BehaviourTableTest {

    private static final ProvedPage PAGE = new ProvedPage("docs/behaviour.md");
    private static final List<Line> LINES = PAGE.lines();
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    @Test
    @DisplayName("every rule names a test row, and every row that is named exists")
    void everyRuleIsProved() {
        List<Line> rules =
                LINES.stream().filter(line -> !line.heading().equals("Reasons")).toList();
        assertThat(rules).as("rules in docs/behaviour.md").hasSizeGreaterThan(100);
        List<String> faults = new ArrayList<>();
        for (Line rule : rules) {
            List<String> cells = rule.cells();
            if (cells.size() != 2) {
                faults.add(rule.place() + ": has " + cells.size() + " columns instead of rule and proof");
            } else if (cells.getFirst().isBlank()) {
                faults.add(rule.place() + ": the rule is empty");
            } else {
                faults.addAll(ProvedPage.faultsOf(rule));
            }
        }
        assertThat(faults).as("rules without proof").isEmpty();
    }

    @Test
    @DisplayName("every reason is explained, and no other word is")
    void everyReasonIsExplained() {
        List<Line> reasons =
                LINES.stream().filter(line -> line.heading().equals("Reasons")).toList();
        assertThat(reasons)
                .allSatisfy(line -> assertThat(line.cells())
                        .as(line.place() + ": word, what it means, what you can do")
                        .hasSize(3)
                        .noneMatch(String::isBlank));
        List<String> words = reasons.stream()
                .map(line -> WORD.matcher(line.cells().getFirst()))
                .filter(Matcher::matches)
                .map(word -> word.group(1))
                .toList();
        assertThat(words)
                .as("the words of the table Reasons in docs/behaviour.md, in the order of the enum Reason")
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::name).toList());
    }

    @Test
    @DisplayName("the list at the top leads to every heading")
    void theListLeadsEverywhere() {
        String page = PAGE.text();
        List<String> headings = page.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(headings).allSatisfy(heading -> {
            String anchor = heading.toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("[^a-z0-9 -]", "")
                    .replace(' ', '-');
            assertThat(page).contains("[" + heading + "](#" + anchor + ")");
        });
    }
}
