package io.generalscaler.api.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.generalscaler.engine.model.Freeze;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ConfigMap of that name means, whatever stands in it. */
final class FreezeObjectTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final String BY = "ConfigMap shop/generalscaler-freeze";

    @Test
    void saysUntilWhenAndWhy() {
        assertThat(read("2026-01-15T09:00:00Z", Map.of("until", "2026-01-15T12:30:00+01:00", "reason", "incident 42")))
                .isEqualTo(new Freeze(Instant.parse("2026-01-15T11:30:00Z"), BY, "incident 42"));
    }

    @Test
    void anEndThatIsTooFarAwayIsCutToSevenDaysFromItsLastChange() {
        Freeze freeze = read("2026-01-15T09:00:00Z", Map.of("until", "2062-01-15T12:00:00Z", "reason", "typing error"));
        assertThat(freeze)
                .isEqualTo(new Freeze(
                        Instant.parse("2026-01-22T09:00:00Z"),
                        BY,
                        "typing error; no freeze lasts longer than 7 days from its last change"));
    }

    @Test
    void aLaterChangeCountsAnew() {
        ConfigMap object = object("2026-01-01T09:00:00Z", Map.of("until", "2026-01-16T00:00:00Z"))
                .editMetadata()
                .addNewManagedField()
                .withTime("2026-01-15T08:00:00Z")
                .endManagedField()
                .endMetadata()
                .build();
        assertThat(FreezeObject.read(object, NOW).until()).isEqualTo(Instant.parse("2026-01-16T00:00:00Z"));
    }

    @Test
    void aChangeFromTheFutureCountsAsNow() {
        assertThat(read("2099-01-01T00:00:00Z", Map.of("until", "2099-01-02T00:00:00Z"))
                        .until())
                .isEqualTo(Instant.parse("2026-01-22T10:30:00Z"));
    }

    @ParameterizedTest(name = "no time at all ({0}) freezes all the same")
    @ValueSource(strings = {"", "tomorrow", "2026-01-15", "99999999999-01-01T00:00:00Z", "2026-01-15T12:00:00"})
    void whatIsNoTimeFreezesForAsLongAsAFreezeCan(String until) {
        Freeze freeze = read("2026-01-15T09:00:00Z", Map.of("until", until));
        assertThat(freeze.until()).isEqualTo(Instant.parse("2026-01-22T09:00:00Z"));
        assertThat(freeze.reason())
                .isEqualTo("its data.until '" + until + "' is no time, so it holds for 7 days from its last change");
    }

    @Test
    void withoutDataItIsFrozenToo() {
        assertThat(read("2026-01-15T09:00:00Z", null).reason())
                .isEqualTo("it has no data.until, so it holds for 7 days from its last change");
    }

    @Test
    void wordsAreOneLineOfWhatIsSeenAndBounded() {
        Freeze freeze = read(
                "2026-01-15T09:00:00Z",
                Map.of("until", "2026-01-15T12:00:00Z", "reason", "a\nb\u202ec\u0007" + "x".repeat(1_000_000)));
        assertThat(freeze.reason()).startsWith("a?b?c?xxx").hasSize(256);
        assertThat(read("2026-01-15T09:00:00Z", Map.of("until", "\n".repeat(1_000_000)))
                        .reason())
                .hasSizeLessThan(256);
    }

    private static Freeze read(String created, Map<String, String> data) {
        return FreezeObject.read(object(created, data).build(), NOW);
    }

    private static ConfigMapBuilder object(String created, Map<String, String> data) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName(FreezeObject.NAME)
                .withCreationTimestamp(created)
                .endMetadata()
                .withData(data);
    }
}
