package io.generalscaler.controller.report;

import io.generalscaler.engine.model.Decision;

/** Tells in Events that a size was changed, and that a state began or ended. */
public final class EventListener implements EvaluationListener {

    private final EventWriter events;

    /** Tells nothing by itself of the past: what a stored status speaks of is no news. */
    public EventListener(EventWriter events) {
        this.events = events;
    }

    @Override
    public Reported evaluated(Visit visit, Reported before) throws InterruptedException {
        Standing standing = Standing.of(visit);
        if (!standing.equals(before.standing()) || visit.trace().decision() instanceof Decision.Scale) {
            for (News news : Newsroom.news(before.standing(), visit)) {
                events.tell(visit.scaler().key(), visit.scaler().uid(), news);
            }
        }
        return before.told(standing);
    }
}
