package io.generalscaler.controller.report;

import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Reason;

/** Tells in Events that a size was changed, and that a state began or ended. */
public final class EventListener implements EvaluationListener {

    private final EventWriter events;

    /** Tells nothing by itself of the past: what a stored status speaks of is no news. */
    public EventListener(EventWriter events) {
        this.events = events;
    }

    @Override
    public ReportState evaluated(ScalerEvaluation evaluation, ReportState before) throws InterruptedException {
        ReportedStates states = ReportedStates.of(evaluation);
        if (!states.equals(before.states())
                || states.reasons().contains(Reason.ForeignChange)
                || evaluation.trace().decision() instanceof Decision.Scale) {
            for (Announcement announcement : EventRules.announcements(before.states(), evaluation)) {
                events.tell(evaluation.scaler().key(), evaluation.scaler().uid(), announcement);
            }
        }
        return before.told(states);
    }

    @Override
    public void historyDropped(Scaler scaler) throws InterruptedException {
        events.tell(
                scaler.key(),
                scaler.uid(),
                new Announcement(
                        true,
                        "HistoryDropped",
                        "Decide",
                        "evaluations failed twice in a row; what status.restart said is dropped, and cooldowns run from now"));
    }
}
