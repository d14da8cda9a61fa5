package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.v1alpha1.ScheduleRuleSpec;
import io.generalscaler.api.v1alpha1.ScheduleSpec;
import io.generalscaler.engine.plan.Effect;
import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.plan.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schedule as a whole; {@link WindowRules} judges one rule's window. */
final class ScheduleRules {
    private ScheduleRules() {}

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
        Zones zones = new Zones();
        Optional<ZoneId> usual = zones.read(name(schedule), here.at("timezone"));
        replicas.checkInside(schedule.defaultReplicas(), here.at("defaultReplicas"));
        List<ScheduleRuleSpec> all = Objects.requireNonNullElse(schedule.rules(), List.of());
        // Rules are compared with each other: what a list has beyond its bound, which is reported, must cost nothing.
        List<ScheduleRuleSpec> rules = all.subList(0, Math.min(all.size(), ScheduleSpec.MAX_RULES));
        Set<String> names = new HashSet<>();
        List<Optional<ZoneId>> ofRules = new ArrayList<>();
        for (int i = 0; i < rules.size() && !here.isFull(); i++) {
            Problems at = here.at("rules").at(i);
            ScheduleRuleSpec rule = rules.get(i);
            if (rule.name() != null && !names.add(rule.name())) {
                at.at("name").duplicate(rule.name(), "is the name of another rule too");
            }
            Optional<ZoneId> zone = rule.timezone() == null ? usual : zones.read(rule.timezone(), at.at("timezone"));
            ofRules.add(zone);
            WindowRules.check(rule, LocalDate.ofInstant(now, zone.orElse(ZoneOffset.UTC)), at);
            WindowRules.checkLastMinute(rule, rules, at);
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
        new WindowOverlap(rules, ofRules, now).check(here.at("rules"));
        if (!hasMetrics && schedule.defaultReplicas() == null) {
            here.at("defaultReplicas")
                    .warn("is not given, and there is no metric: where no rule matches, minReplicas " + replicas.min()
                            + " is the size");
        }
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
        ZoneId zone = ZoneId.of(name(schedule));
        return new Schedule(
                optional(schedule.defaultReplicas()),
                Objects.requireNonNull(schedule.rules()).stream()
                        .map(rule -> build(rule, zone))
                        .toList());
    }

    private static String name(ScheduleSpec schedule) {
        return Objects.requireNonNullElse(schedule.timezone(), ScheduleSpec.DEFAULT_TIMEZONE);
    }

    private static ScheduleRule build(ScheduleRuleSpec rule, ZoneId usual) {
        When when = WindowRules.build(rule, rule.timezone() == null ? usual : ZoneId.of(rule.timezone()));
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
