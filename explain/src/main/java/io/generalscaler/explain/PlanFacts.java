package io.generalscaler.explain;

import static io.generalscaler.explain.Subjects.orEmpty;
import static io.generalscaler.explain.Subjects.shown;

import io.generalscaler.api.v1alpha1.BudgetSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.ScheduleRuleSpec;
import io.generalscaler.api.v1alpha1.ScheduleSpec;
import io.generalscaler.api.v1alpha1.ScheduleStatus;
import io.generalscaler.api.v1alpha1.SpendStatus;
import io.generalscaler.explain.Statement.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the spec asks for besides metrics: schedule, money, a person's word. */
record PlanFacts(Ages ages) {

    List<Statement> of(GeneralScalerSpec spec, @Nullable GeneralScalerStatus status) {
        List<Statement> facts = new ArrayList<>();
        if (spec.schedule() != null && status != null && status.schedule() != null) {
            facts.add(fact("Schedule", schedule(spec.schedule(), status.schedule())));
        }
        if (status != null && status.estimatedMonthlyCost() != null) {
            facts.add(fact("Cost", cost(spec, status)));
        }
        if (spec.pause() != null) {
            facts.add(fact(
                    "Pause", ends(spec.pause().until()) + because(spec.pause().reason())));
        }
        if (spec.override() != null) {
            facts.add(fact(
                    "Override",
                    shown(spec.override().replicas()) + " replicas, "
                            + ends(spec.override().until())
                            + because(spec.override().reason())));
        }
        return facts;
    }

    private static Fact fact(String title, String text) {
        return new Fact(title, Tone.PLAIN, text);
    }

    private String schedule(ScheduleSpec spec, ScheduleStatus status) {
        String now = "now " + rule(spec, status.active());
        return status.nextAt() == null
                ? now + "; that does not change"
                : now + "; " + ages.of(status.nextAt()) + " " + rule(spec, status.next()) + " ("
                        + Ages.at(status.nextAt(), zone(spec, status)) + ")";
    }

    /** The zone of the rule that begins, or of the one that ends where none does: by that clock a person wrote the time down. */
    private static @Nullable String zone(ScheduleSpec spec, ScheduleStatus status) {
        return named(spec, status.next())
                .or(() -> named(spec, status.active()))
                .map(ScheduleRuleSpec::timezone)
                .orElse(spec.timezone());
    }

    private static Optional<ScheduleRuleSpec> named(ScheduleSpec spec, @Nullable String name) {
        return orEmpty(spec.rules()).stream()
                .filter(it -> name != null && name.equals(it.name()))
                .findFirst();
    }

    private static String rule(ScheduleSpec spec, @Nullable String name) {
        if (name == null) {
            return "no rule" + (spec.defaultReplicas() == null ? "" : ", so " + spec.defaultReplicas() + " by default");
        }
        return name + named(spec, name).map(PlanFacts::effect).orElse("");
    }

    private static String effect(ScheduleRuleSpec rule) {
        if (rule.replicas() != null) {
            return ": " + rule.replicas();
        }
        String floor = rule.minReplicas() == null ? "" : "at least " + rule.minReplicas();
        String cap = rule.maxReplicas() == null ? "" : "at most " + rule.maxReplicas();
        return floor.isEmpty() && cap.isEmpty()
                ? ""
                : ": " + floor + (floor.isEmpty() || cap.isEmpty() ? "" : ", ") + cap;
    }

    private static String cost(GeneralScalerSpec spec, GeneralScalerStatus status) {
        StringBuilder cost = new StringBuilder();
        if (status.estimatedMonthlyCost() != null) {
            cost.append(Budgets.shown(status.estimatedMonthlyCost())).append(" a month at this size");
        }
        Budgets.of(spec)
                .map(BudgetSpec::maxMonthlyCost)
                .ifPresent(most -> cost.append(", of at most ").append(Budgets.shown(most)));
        SpendStatus spend = status.spend();
        if (spend != null && spend.amount() != null) {
            cost.append("; ")
                    .append(Budgets.shown(spend.amount()))
                    .append(" spent in ")
                    .append(spend.month());
        }
        return cost.toString();
    }

    private String ends(@Nullable String until) {
        if (until == null) {
            return "until somebody resumes";
        }
        return (ages.isOver(until) ? "ended " : "ends ") + ages.of(until) + " (" + until + ")";
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }
}
