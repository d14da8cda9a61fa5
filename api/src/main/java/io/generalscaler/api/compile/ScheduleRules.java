package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.v1alpha1.ScheduleRuleSpec;
import io.generalscaler.api.v1alpha1.ScheduleSpec;
import io.generalscaler.engine.plan.Effect;
import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.plan.When;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schedule as a whole; {@link WindowRules} judges one rule's window. */
final class ScheduleRules {
    private ScheduleRules() {}

    /** What people mean when they misspell a zone; loaded when the first one does. */
    private static final class Zones {
        private static final List<String> NAMES = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> !id.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    /**
     * Judges a schedule.
     *
     * @param hasMetrics whether there is something else to scale by
     * @param now only to warn of what has expired
     */
    static void check(
            @Nullable ScheduleSpec schedule, boolean hasMetrics, Replicas replicas, Instant now, Problems here) {
        if (schedule == null) {
            return;
        }
        ZoneId zone = zone(schedule.timezone(), here.at("timezone"));
        replicas.checkInside(schedule.defaultReplicas(), here.at("defaultReplicas"));
        List<ScheduleRuleSpec> all = Objects.requireNonNullElse(schedule.rules(), List.of());
        // Rules are compared with each other: what a list has beyond its bound, which is reported, must cost nothing.
        List<ScheduleRuleSpec> rules = all.subList(0, Math.min(all.size(), ScheduleSpec.MAX_RULES));
        Set<String> names = new HashSet<>();
        LocalDate today = LocalDate.ofInstant(now, zone);
        for (int i = 0; i < rules.size() && !here.isFull(); i++) {
            Problems at = here.at("rules").at(i);
            ScheduleRuleSpec rule = rules.get(i);
            if (rule.name() != null && !names.add(rule.name())) {
                at.at("name").duplicate(rule.name(), "is the name of another rule too");
            }
            WindowRules.check(rule, today, at);
            checkEffect(rule, replicas, at);
        }
        int dates = all.stream()
                .mapToInt(rule -> rule.dates() == null ? 0 : rule.dates().size())
                .sum();
        if (dates > ScheduleSpec.MAX_DATES) {
            here.at("rules")
                    .broken(
                            Rule.TooLong,
                            dates,
                            "must have at most " + ScheduleSpec.MAX_DATES + " dates in all of them together");
        }
        WindowOverlap.check(rules, here.at("rules"));
        if (!hasMetrics && schedule.defaultReplicas() == null) {
            here.at("defaultReplicas")
                    .warn("is not given, and there is no metric: where no rule matches, minReplicas " + replicas.min()
                            + " is the size");
        }
    }

    private static ZoneId zone(@Nullable String name, Problems here) {
        String zone = Objects.requireNonNullElse(name, ScheduleSpec.DEFAULT_TIMEZONE);
        try {
            // ZoneId's own list is a copy of six hundred names each time.
            if (ZoneRulesProvider.getAvailableZoneIds().contains(zone)) {
                return ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            // A zone that is listed but cannot be loaded is unknown too.
        }
        here.notSupported(
                zone, () -> "must be an IANA time zone such as Europe/Berlin or UTC" + Nearest.hint(zone, Zones.NAMES));
        return ZoneId.of(ScheduleSpec.DEFAULT_TIMEZONE);
    }

    private static void checkEffect(ScheduleRuleSpec rule, Replicas replicas, Problems at) {
        boolean hasLimits = rule.minReplicas() != null || rule.maxReplicas() != null;
        if (rule.replicas() == null && !hasLimits) {
            at.at("replicas")
                    .required("give replicas (a pin), or minReplicas, maxReplicas or both (a floor and a cap)");
        } else if (rule.replicas() != null && hasLimits) {
            at.at("replicas")
                    .forbidden("stands beside minReplicas or maxReplicas: a rule is a pin, or a floor and a cap");
        }
        Integer floor = rule.minReplicas();
        Integer cap = rule.maxReplicas();
        replicas.checkInside(rule.replicas(), at.at("replicas"));
        if (floor != null && cap != null && floor > cap) {
            at.at("minReplicas").invalid(floor, "must not be above the rule's maxReplicas, which is " + cap);
        }
        if (floor != null && floor > replicas.max()) {
            at.at("minReplicas").invalid(floor, "must not be above spec.maxReplicas, which is " + replicas.max());
        } else if (floor != null && floor < replicas.min()) {
            at.at("minReplicas").warn("has no effect: spec.minReplicas is " + replicas.min());
        }
        if (cap != null && cap < replicas.min()) {
            at.at("maxReplicas").invalid(cap, "must not be below spec.minReplicas, which is " + replicas.min());
        } else if (cap != null && cap > replicas.max()) {
            at.at("maxReplicas").warn("has no effect: spec.maxReplicas is " + replicas.max());
        }
    }

    static Schedule build(ScheduleSpec schedule) {
        Integer usual = schedule.defaultReplicas();
        return new Schedule(
                ZoneId.of(Objects.requireNonNullElse(schedule.timezone(), ScheduleSpec.DEFAULT_TIMEZONE)),
                usual == null ? OptionalInt.empty() : OptionalInt.of(usual),
                Objects.requireNonNull(schedule.rules()).stream()
                        .map(ScheduleRules::build)
                        .toList());
    }

    private static ScheduleRule build(ScheduleRuleSpec rule) {
        When when = WindowRules.build(rule);
        Effect effect = rule.replicas() != null
                ? new Effect.Pin(rule.replicas())
                : new Effect.Range(optional(rule.minReplicas()), optional(rule.maxReplicas()));
        int priority = rule.priority() == null ? 0 : rule.priority();
        return new ScheduleRule(Objects.requireNonNull(rule.name()), when, priority, effect);
    }

    private static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
