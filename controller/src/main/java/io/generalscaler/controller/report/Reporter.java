package io.generalscaler.controller.report;

import io.generalscaler.api.status.Look;
import io.generalscaler.api.status.StatusChange;
import io.generalscaler.api.status.Statuses;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.kube.ApiServer;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.TargetState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people about a visit: numbers always, events when something happened, a status when it says something new.
 *
 * <p>What is new is settled in three ranks. Written at once: another size, a change of a condition, of the schedule or of the generation;
 * anything else in which the decision differs, another count of ready pods, and what a restart would otherwise forget, as long as that
 * does not keep changing. Written once a minute at most: figures that moved. Never written by itself: times, ages, and
 * sentences around the same numbers.
 */
public final class Reporter implements Reports {

    /** Updates that only refresh figures, over all scalers: so many at once, and then one each period. */
    private static final int FIGURES_BURST = 50;

    /** Statuses in the making: each is some kilobytes, and many visits may wait for a slow API server. */
    private static final int MOST_AT_ONCE = 64;

    private static final Duration FIGURES_REFILL = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    private final StatusWriter statuses;
    private final EventWriter events;
    private final ScalerMetrics metrics;
    private final LongSupplier nanoTime;
    private final TokenBucket refreshes;
    private final Semaphore writers = new Semaphore(MOST_AT_ONCE);

    /**
     * The three ways to tell.
     *
     * @param statuses writes statuses
     * @param events writes events
     * @param metrics keeps numbers
     * @param nanoTime a monotonic clock, for limits
     */
    public Reporter(StatusWriter statuses, EventWriter events, ScalerMetrics metrics, LongSupplier nanoTime) {
        this.statuses = statuses;
        this.events = events;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        this.refreshes = new TokenBucket(FIGURES_BURST, FIGURES_REFILL, nanoTime.getAsLong());
    }

    @Override
    public Reported report(Visit visit, Reported before) throws InterruptedException {
        metrics.visited(visit);
        log(visit);
        Reported after = writeStatus(visit, before);
        Standing standing = Standing.of(visit);
        if (!standing.equals(before.standing()) || visit.trace().decision() instanceof Decision.Scale) {
            for (News news : Newsroom.news(before.standing(), visit)) {
                events.tell(visit.scaler().key(), visit.scaler().uid(), news);
            }
        }
        return after.told(standing);
    }

    /** Drops what is kept of a scaler. */
    public void forget(ScalerKey key) {
        metrics.forget(key);
    }

    private Reported writeStatus(Visit visit, Reported before) throws InterruptedException {
        Look look = new Look(
                visit.scaler().generation(),
                visit.trace(),
                visit.problem(),
                visit.history(),
                visit.target().map(target -> new TargetState(target.replicas(), target.readyReplicas())));
        StatusChange change =
                before.look().map(last -> StatusChange.between(last, look)).orElse(StatusChange.NEWS);
        long nanos = nanoTime.getAsLong();
        if (change == StatusChange.NONE || (change == StatusChange.FIGURES && !mayBeDue(visit, before, nanos))) {
            return before;
        }
        if (!writers.tryAcquire(ApiServer.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            return before;
        }
        try {
            return writeStatus(visit, before, look, change, nanos);
        } finally {
            writers.release();
        }
    }

    private Reported writeStatus(Visit visit, Reported before, Look look, StatusChange change, long nanos)
            throws InterruptedException {
        GeneralScalerStatus now = Statuses.after(look, before.status().orElse(null));
        if (before.look().isEmpty()
                && before.status().isPresent()
                && StatusChange.between(before.status().get(), now) != StatusChange.NEWS) {
            return before.confirmed(look);
        }
        if (!isDue(visit, change, before, now, nanos) || !statuses.write(visit.scaler(), now)) {
            return before;
        }
        return before.wrote(look, now, before.pace().wrote(nanos));
    }

    private boolean isDue(Visit visit, StatusChange change, Reported before, GeneralScalerStatus now, long nanos) {
        return switch (change) {
            case NONE -> false;
            case FIGURES ->
                isForgetful(visit, before, nanos) || (Figures.of(now).movedFrom(before.figures()) && mayRefresh(nanos));
            case NEWS ->
                isUrgent(visit, before.status().orElse(null), now)
                        || before.pace().allowsAnother(nanos);
        };
    }

    private static boolean mayBeDue(Visit visit, Reported before, long nanos) {
        return before.pace().allowsFigures(nanos) || isForgetful(visit, before, nanos);
    }

    /** Whether the status has to be written for what a restart must know; as often as what wavers. */
    private static boolean isForgetful(Visit visit, Reported before, long nanos) {
        return visit.scaler().spec() instanceof Scaler.Working working
                && before.pace().allowsAnother(nanos)
                && before.figures().forgets(visit.history(), working.compiled().plan());
    }

    private synchronized boolean mayRefresh(long nanos) {
        return refreshes.take(nanos);
    }

    private static boolean isUrgent(Visit visit, @Nullable GeneralScalerStatus shown, GeneralScalerStatus now) {
        return shown == null
                || visit.trace().decision() instanceof Decision.Scale
                || !Objects.equals(shown.observedGeneration(), now.observedGeneration())
                || !Objects.equals(shown.currentReplicas(), now.currentReplicas())
                || !Objects.equals(shown.desiredReplicas(), now.desiredReplicas())
                || !Objects.equals(shown.schedule(), now.schedule())
                || !verdicts(shown.conditions()).equals(verdicts(now.conditions()));
    }

    private static Map<String, String> verdicts(@Nullable List<ConditionStatus> conditions) {
        Map<String, String> verdicts = new TreeMap<>();
        if (conditions != null) {
            conditions.forEach(each -> verdicts.put(String.valueOf(each.type()), String.valueOf(each.status())));
        }
        return verdicts;
    }

    private static void log(Visit visit) {
        if (visit.trace().decision() instanceof Decision.Scale scale) {
            LOG.atInfo()
                    .addKeyValue("scaler", visit.scaler().key())
                    .addKeyValue("from", scale.from())
                    .addKeyValue("to", scale.to())
                    .addKeyValue("reason", scale.reason())
                    .addKeyValue("problem", visit.problem().orElse(""))
                    .log(visit.problem().isEmpty() ? "Scaled" : "Not scaled");
        }
    }
}
