package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.BehaviorSpec;
import io.generalscaler.api.v1alpha1.RatePolicySpec;
import io.generalscaler.api.v1alpha1.ScaleDownSpec;
import io.generalscaler.api.v1alpha1.ScaleUpSpec;
import io.generalscaler.engine.plan.Behavior;
import io.generalscaler.engine.plan.DirectionRules;
import io.generalscaler.engine.plan.OnForeignChange;
import io.generalscaler.engine.plan.Rate;
import io.generalscaler.engine.plan.RatePolicy;
import io.generalscaler.engine.plan.SelectPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How fast the workload may move, with the defaults that depend on what is given. For each direction:
 *
 * <ul>
 *   <li>nothing of change, cooldown, window and policies given: HPA v2's window and policies;
 *   <li>a window or policies given: HPA v2's default for the other of the two;
 *   <li>only a change or a cooldown given: exactly those, no window and no policies.
 * </ul>
 */
final class BehaviorRules {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.1");
    private static final RatePolicy ALL_IN_15_S = new RatePolicy(RatePolicy.Kind.PERCENT, 100, Duration.ofSeconds(15));
    private static final Usual UP = new Usual(
            Duration.ZERO, List.of(new RatePolicy(RatePolicy.Kind.PODS, 4, Duration.ofSeconds(15)), ALL_IN_15_S));
    private static final Usual DOWN = new Usual(Duration.ofMinutes(5), List.of(ALL_IN_15_S));

    private BehaviorRules() {}

    /** HPA v2's defaults in one direction. */
    private record Usual(Duration window, List<RatePolicy> policies) {}

    /** One direction as it is given: the two blocks differ only in the name of the first field. */
    private record Given(
            @Nullable Integer maxChange,
            @Nullable Integer cooldownSeconds,
            @Nullable Integer windowSeconds,
            @Nullable BigDecimal tolerance,
            @Nullable String selectPolicy,
            @Nullable List<RatePolicySpec> policies) {
        static final Given NOTHING = new Given(null, null, null, null, null, null);

        static Given of(@Nullable ScaleUpSpec up) {
            return up == null
                    ? NOTHING
                    : new Given(
                            up.maxIncrement(),
                            up.cooldownSeconds(),
                            up.stabilizationWindowSeconds(),
                            up.tolerance(),
                            up.selectPolicy(),
                            up.policies());
        }

        static Given of(@Nullable ScaleDownSpec down) {
            return down == null
                    ? NOTHING
                    : new Given(
                            down.maxDecrement(),
                            down.cooldownSeconds(),
                            down.stabilizationWindowSeconds(),
                            down.tolerance(),
                            down.selectPolicy(),
                            down.policies());
        }

        boolean hasOnlySimpleLimits() {
            return (maxChange != null || cooldownSeconds != null) && windowSeconds == null && policies == null;
        }

        boolean isClosed() {
            return "Disabled".equals(selectPolicy);
        }
    }

    static void check(@Nullable BehaviorSpec behavior, Problems here) {
        if (behavior == null) {
            return;
        }
        check(Given.of(behavior.scaleUp()), here.at("scaleUp"));
        Given down = Given.of(behavior.scaleDown());
        check(down, here.at("scaleDown"));
        if (down.tolerance() != null && down.tolerance().compareTo(BigDecimal.ONE) >= 0) {
            here.at("scaleDown")
                    .at("tolerance")
                    .warn("is 100 % or more: no metric, not even at 0, scales the workload down");
        }
    }

    private static void check(Given given, Problems here) {
        if (given.isClosed() && given.policies() != null) {
            here.at("policies").warn("have no effect: selectPolicy is Disabled");
        }
        if (given.selectPolicy() != null && !given.isClosed() && given.hasOnlySimpleLimits()) {
            here.at("selectPolicy").warn("has no effect: there are no policies to select from");
        }
    }

    static Behavior build(@Nullable BehaviorSpec behavior) {
        return new Behavior(
                build(Given.of(behavior == null ? null : behavior.scaleUp()), UP),
                build(Given.of(behavior == null ? null : behavior.scaleDown()), DOWN),
                behavior != null && BehaviorSpec.ADOPT.equals(behavior.onForeignChange())
                        ? OnForeignChange.ADOPT
                        : OnForeignChange.RESTORE);
    }

    private static DirectionRules build(Given given, Usual usual) {
        Duration usualWindow = given.hasOnlySimpleLimits() ? Duration.ZERO : usual.window();
        List<RatePolicy> usualPolicies = given.hasOnlySimpleLimits() ? List.of() : usual.policies();
        return new DirectionRules(
                given.maxChange() == null ? OptionalInt.empty() : OptionalInt.of(given.maxChange()),
                given.cooldownSeconds() == null ? Duration.ZERO : Duration.ofSeconds(given.cooldownSeconds()),
                given.windowSeconds() == null ? usualWindow : Duration.ofSeconds(given.windowSeconds()),
                Objects.requireNonNullElse(given.tolerance(), TOLERANCE),
                new Rate(
                        select(given.selectPolicy()),
                        given.policies() == null
                                ? usualPolicies
                                : given.policies().stream()
                                        .map(BehaviorRules::build)
                                        .toList()));
    }

    private static SelectPolicy select(@Nullable String word) {
        return word == null ? SelectPolicy.MAX : SelectPolicy.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static RatePolicy build(RatePolicySpec policy) {
        return new RatePolicy(
                "Pods".equals(policy.type()) ? RatePolicy.Kind.PODS : RatePolicy.Kind.PERCENT,
                Objects.requireNonNull(policy.value()),
                Duration.ofSeconds(Objects.requireNonNull(policy.periodSeconds())));
    }
}
