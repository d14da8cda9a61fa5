package io.generalscaler.controller.observe.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which sizes may not be written, by what was seen last and by the clock. */
final class FreezesTest {
    private static final String OWN = "generalscaler-system";

    private Instant now = Instant.parse("2026-01-15T10:30:00Z");
    private final List<Optional<String>> changed = new ArrayList<>();
    private final Freezes freezes = new Freezes(OWN, () -> now, changed::add);

    @Test
    void aFreezeHoldsForItsNamespaceAlone() {
        freezes.seen(freeze("shop", "2026-01-15T12:00:00Z"));
        assertThat(freezes.in("shop")).isPresent();
        assertThat(freezes.in("billing")).isEmpty();
        assertThat(changed).containsExactly(Optional.of("shop"));
    }

    @Test
    void thatOfTheControllersNamespaceHoldsForAll() {
        freezes.seen(freeze(OWN, "2026-01-15T12:00:00Z"));
        assertThat(freezes.in("shop").orElseThrow().by())
                .isEqualTo("ConfigMap generalscaler-system/generalscaler-freeze");
        assertThat(changed).containsExactly(Optional.empty());
    }

    @Test
    void ofTwoTheOneThatEndsLaterIsNamed() {
        freezes.seen(freeze(OWN, "2026-01-15T12:00:00Z"));
        freezes.seen(freeze("shop", "2026-01-15T11:00:00Z"));
        assertThat(freezes.in("shop").orElseThrow().until()).isEqualTo("2026-01-15T12:00:00Z");
        freezes.gone(freeze(OWN, "2026-01-15T12:00:00Z"));
        assertThat(freezes.in("shop").orElseThrow().until()).isEqualTo("2026-01-15T11:00:00Z");
    }

    @Test
    void whatWasSeenLastHoldsWithoutAWordFromTheWatchUntilItsEnd() {
        freezes.seen(freeze("shop", "2026-01-15T12:00:00Z"));
        now = Instant.parse("2026-01-15T11:59:59Z");
        assertThat(freezes.in("shop")).isPresent();
        now = Instant.parse("2026-01-15T12:00:00Z");
        assertThat(freezes.in("shop")).isEmpty();
        assertThat(freezes.count()).isZero();
    }

    @Test
    void takenAwayItIsOverAtOnce() {
        freezes.seen(freeze("shop", "2026-01-15T12:00:00Z"));
        freezes.gone(freeze("shop", "2026-01-15T12:00:00Z"));
        assertThat(freezes.in("shop")).isEmpty();
        assertThat(changed).containsExactly(Optional.of("shop"), Optional.of("shop"));
    }

    @Test
    void theSameAgainIsNoNews() {
        freezes.seen(freeze("shop", "2026-01-15T12:00:00Z"));
        freezes.seen(freeze("shop", "2026-01-15T12:00:00Z"));
        assertThat(changed).hasSize(1);
    }

    @Test
    void anEarlierEndCounts() {
        freezes.seen(freeze("shop", "2026-01-15T12:00:00Z"));
        freezes.seen(freeze("shop", "2026-01-15T10:30:00Z"));
        assertThat(freezes.in("shop")).isEmpty();
    }

    @Test
    void anotherConfigMapFreezesNothing() {
        ConfigMap other = freeze("shop", "2026-01-15T12:00:00Z");
        other.getMetadata().setName("settings");
        freezes.seen(other);
        assertThat(freezes.in("shop")).isEmpty();
    }

    private static ConfigMap freeze(String namespace, String until) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("generalscaler-freeze")
                .withCreationTimestamp("2026-01-15T10:00:00Z")
                .endMetadata()
                .withData(Map.of("until", until, "reason", "incident 42"))
                .build();
    }
}
