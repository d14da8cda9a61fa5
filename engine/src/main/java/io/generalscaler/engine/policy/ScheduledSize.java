package io.generalscaler.engine.policy;

import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.plan.Effect;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.Schedule;
import io.generalscaler.engine.plan.ScheduleRule;
import io.generalscaler.engine.schedule.Calendar;
import io.generalscaler.engine.schedule.ScheduleOutlook;
import java.util.Optional;

/**
 * What the schedule makes of the number: the rule that rules now pins it, or is a floor and a cap to it; where none matches,
 * the default pins it.
 *
 * <p>With nothing else to ask for a size (no metric that scales, no service level), the number starts from minReplicas. A
 * cap does not shrink the workload while a metric cannot be read: nobody knows then what the missing one needs. A pin never
 * listens to metrics, so it applies.
 */
public final class ScheduledSize {

    private ScheduledSize() {}

    /** Which rule rules now; empty without a schedule. */
    public static Optional<ScheduleOutlook> outlook(Snapshot snapshot) {
        Optional<Schedule> schedule = snapshot.plan().controls().schedule();
        return schedule.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScheduleOutlook(
                        schedule.get(), snapshot.now(), Calendar.ruleAt(schedule.get(), snapshot.now())));
    }

    /** Applies the rule, or the default. */
    public static void run(Draft draft) {
        if (draft.facts().outlook().isEmpty()) {
            return;
        }
        Schedule schedule = draft.facts().outlook().get().schedule();
        Optional<ScheduleRule> rule = draft.facts().outlook().get().active();
        if (rule.isPresent()) {
            apply(rule.get(), draft);
        } else if (schedule.defaultReplicas().isPresent()) {
            int replicas = schedule.defaultReplicas().getAsInt();
            Explanation why = Explanation.of("the schedule's default is {}", replicas);
            draft.move(Stage.Schedule, replicas, Reason.Scheduled, why);
        } else if (scheduleAlone(draft.plan())) {
            int replicas = draft.plan().limits().minReplicas();
            Explanation why = Explanation.of("no rule of the schedule matches, so minReplicas {} does", replicas);
            draft.move(Stage.Schedule, replicas, Reason.Scheduled, why);
        }
    }

    private static void apply(ScheduleRule rule, Draft draft) {
        switch (rule.effect()) {
            case Effect.Pin pin -> {
                Explanation why = Explanation.of("the schedule's {} pins {}", rule.name(), pin.replicas());
                draft.move(Stage.Schedule, pin.replicas(), Reason.Scheduled, why);
            }
            case Effect.Range range -> keepWithin(range, rule.name(), draft);
        }
    }

    private static void keepWithin(Effect.Range range, String rule, Draft draft) {
        boolean alone = scheduleAlone(draft.plan());
        int base = alone ? draft.plan().limits().minReplicas() : draft.number();
        int floor = range.minReplicas().orElse(0);
        int cap = range.maxReplicas().orElse(Integer.MAX_VALUE);
        int within = Math.clamp(base, floor, cap);
        if (draft.hasUnknown() && within < Math.min(base, draft.current())) {
            int held = Math.min(base, draft.current());
            Explanation why = Explanation.of(
                    "the schedule's {} allows at most {}, but not below {} while a metric cannot be read",
                    rule,
                    cap,
                    held);
            draft.move(Stage.Schedule, held, Reason.MetricMissing, why);
        } else if (within < base) {
            size(within, alone, Explanation.of("the schedule's {} allows at most {}", rule, cap), draft);
        } else if (within > base || alone) {
            Explanation why = within > base || range.minReplicas().isPresent()
                    ? Explanation.of("the schedule's {} asks for at least {}", rule, within)
                    : Explanation.of("the schedule's {} allows at most {}, and minReplicas is {}", rule, cap, within);
            size(within, alone, why, draft);
        }
    }

    /** With nobody else to ask for a size, a floor or a cap sets it. */
    private static void size(int replicas, boolean alone, Explanation why, Draft draft) {
        if (alone) {
            draft.move(Stage.Schedule, replicas, Reason.Scheduled, why);
        } else {
            draft.ask(Stage.Schedule, replicas, Reason.Scheduled, why);
        }
    }

    private static boolean scheduleAlone(Plan plan) {
        return !plan.scalesByMetric() && plan.objective().isEmpty();
    }
}
