package io.generalscaler.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.reach.share.FairShare;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is worked on, and who stands in line. */
final class TurnsTest {

    private final List<String> begun = new ArrayList<>();
    private final Turns<String> turns = new Turns<>(new FairShare(8, 4, () -> 0), begun::add);

    @Test
    void oneNamespaceHasItsPartAndTheOthersHaveTheirs() {
        add("a", 6);
        assertThat(begun).containsExactly("a0", "a1", "a2", "a3");
        add("b", 3);
        assertThat(begun).containsExactly("a0", "a1", "a2", "a3", "b0", "b1");
        add("c", 1);
        assertThat(begun).endsWith("c0");
    }

    @Test
    void theLongestInLineOfANamespaceIsItsNext() {
        add("a", 6);
        turns.ended("a");
        assertThat(begun).endsWith("a3", "a4");
        turns.ended("a");
        assertThat(begun).endsWith("a4", "a5");
        turns.ended("a");
        assertThat(begun).hasSize(6);
    }

    @Test
    void namespacesTakeTurns() {
        add("a", 8);
        add("b", 8);
        add("c", 8);
        List<String> before = List.copyOf(begun);
        for (String each : before) {
            turns.ended(each.substring(0, 1));
        }
        List<String> next = begun.subList(before.size(), begun.size());
        assertThat(next)
                .anyMatch(it -> it.startsWith("a"))
                .anyMatch(it -> it.startsWith("b"))
                .anyMatch(it -> it.startsWith("c"));
    }

    @Test
    void whoeverComesAfterALineStandsBehindIt() {
        add("a", 5);
        turns.add("a", "late");
        turns.ended("a");
        assertThat(begun).endsWith("a4").doesNotContain("late");
    }

    @Test
    void closedItBeginsNothingAndTellsWhoStoodInLine() {
        add("a", 6);
        assertThat(turns.close()).containsExactly("a4", "a5");
        turns.ended("a");
        assertThat(turns.add("b", "b0")).isFalse();
        assertThat(begun).hasSize(4);
        assertThat(turns.close()).isEmpty();
    }

    private void add(String namespace, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(turns.add(namespace, namespace + i)).isTrue();
        }
    }
}
