package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.QUEUE;
import static io.generalscaler.api.compile.Specs.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.RatePolicy;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a direction gets where it says little. */
class BehaviorDefaultsTest {
    private static final String HPA_UP =
            "window 0s, cooldown 0s, Max of 4 PODS in 15s + 100 PERCENT in 15s, tolerance 0.1";
    private static final String HPA_DOWN = "window 300s, cooldown 0s, Max of 100 PERCENT in 15s, tolerance 0.1";

    private static String shown(DirectionRules rules) {
        return (rules.maxChange().isPresent() ? "change " + rules.maxChange().getAsInt() + ", " : "")
                + "window " + rules.stabilizationWindow().toSeconds() + "s, cooldown "
                + rules.cooldown().toSeconds() + "s, "
                + rules.rate().select().name().charAt(0)
                + rules.rate().select().name().substring(1).toLowerCase(java.util.Locale.ROOT) + " of "
                + rules.rate().policies().stream()
                        .map(BehaviorDefaultsTest::shown)
                        .collect(Collectors.joining(" + "))
                + ", tolerance " + rules.tolerance();
    }

    private static String shown(RatePolicy policy) {
        return policy.value() + " " + policy.kind() + " in " + policy.period().toSeconds() + "s";
    }

    static Stream<Arguments> up() {
        return Stream.of(
                arguments("nothing given is as in HPA v2", "", HPA_UP),
                arguments("a tolerance alone changes nothing else", "tolerance: 0.2", HPA_UP.replace("0.1", "0.2")),
                arguments("a selection alone changes nothing else", "selectPolicy: Min", HPA_UP.replace("Max", "Min")),
                arguments(
                        "a step alone is all there is",
                        "maxIncrement: 5",
                        "change 5, window 0s, cooldown 0s, Max of , tolerance 0.1"),
                arguments(
                        "a cooldown alone is all there is",
                        "cooldownSeconds: 60",
                        "window 0s, cooldown 60s, Max of , tolerance 0.1"),
                arguments(
                        "a window brings HPA v2's policies with it",
                        "stabilizationWindowSeconds: 60",
                        HPA_UP.replace("window 0s", "window 60s")),
                arguments(
                        "a window beside a step does too",
                        "maxIncrement: 5, stabilizationWindowSeconds: 60",
                        "change 5, " + HPA_UP.replace("window 0s", "window 60s")),
                arguments(
                        "policies bring HPA v2's window with them",
                        "policies: [{type: Pods, value: 1, periodSeconds: 60}]",
                        "window 0s, cooldown 0s, Max of 1 PODS in 60s, tolerance 0.1"),
                arguments("a closed direction is closed", "selectPolicy: Disabled", HPA_UP.replace("Max", "Disabled")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void up(String rule, String fields, String expected) {
        DirectionRules rules = accepted(QUEUE + "behavior: {scaleUp: {" + fields + "}}")
                .plan()
                .behavior()
                .up();

        assertThat(shown(rules)).isEqualTo(expected);
    }

    static Stream<Arguments> down() {
        return Stream.of(
                arguments("nothing given is as in HPA v2", "", HPA_DOWN),
                arguments(
                        "a step alone is all there is",
                        "maxDecrement: 2",
                        "change 2, window 0s, cooldown 0s, Max of , tolerance 0.1"),
                arguments(
                        "a step and a cooldown are all there is",
                        "maxDecrement: 2, cooldownSeconds: 300",
                        "change 2, window 0s, cooldown 300s, Max of , tolerance 0.1"),
                arguments(
                        "policies bring HPA v2's window with them",
                        "cooldownSeconds: 30, policies: [{type: Percent, value: 10, periodSeconds: 60}]",
                        "window 300s, cooldown 30s, Max of 10 PERCENT in 60s, tolerance 0.1"),
                arguments(
                        "a window of nothing brings HPA v2's policies with it",
                        "stabilizationWindowSeconds: 0",
                        HPA_DOWN.replace("300s", "0s")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void down(String rule, String fields, String expected) {
        DirectionRules rules = accepted(QUEUE + "behavior: {scaleDown: {" + fields + "}}")
                .plan()
                .behavior()
                .down();

        assertThat(shown(rules)).isEqualTo(expected);
    }

    @Test
    void noBlockAtAllIsAsInHpa() {
        assertThat(shown(accepted(QUEUE).plan().behavior().up())).isEqualTo(HPA_UP);
        assertThat(shown(accepted(QUEUE).plan().behavior().down())).isEqualTo(HPA_DOWN);
    }
}
