package io.generalscaler.controller.report;

import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.observe.source.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that metrics of a source cannot be read, and that they can again: one line each for a source, however many scalers read from it.
 * A failure of the source itself is one outage whatever it is called by each reader; what a source says of single queries is one for each cause.
 *
 * <pre>
 * state    event                              next
 * absent   a reading fails                    new
 * new      {@link #GRACE} has passed          told, with the scalers that are concerned by then
 * new      all can be read again              absent, told nothing of
 * told     all have been read for a GRACE     absent, its end told
 * </pre>
 */
public final class OutageLog implements EvaluationListener {

    /** Longer than the usual interval, so that whoever reads from a source has noticed. */
    static final Duration GRACE = Duration.ofSeconds(20);

    /** Lines at once: what is beyond is told in one line. */
    static final int MOST_LINES = 20;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int MOST_NAMES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    private final InstantSource clock;
    private final Map<Source, Outage> outages = new HashMap<>();
    private final Map<ScalerKey, Set<Source>> concerned = new HashMap<>();
    private Instant looked = Instant.MIN;

    public OutageLog(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized ReportState evaluated(ScalerEvaluation evaluation, ReportState before) {
        ScalerKey key = evaluation.scaler().key();
        Map<Source, Answer.Failed> failed = failures(evaluation);
        if (!failed.isEmpty() || concerned.containsKey(key)) {
            replace(key, failed);
        }
        if (clock.instant().isAfter(looked.equals(Instant.MIN) ? looked : looked.plus(LOOK_EVERY))) {
            tell();
        }
        return before;
    }

    @Override
    public synchronized void forget(ScalerKey key) {
        replace(key, Map.of());
    }

    /** Logs what has begun and ended by now. To be called now and then, also while nothing is evaluated. */
    public synchronized void tell() {
        looked = clock.instant();
        int lines = 0;
        int unsaid = 0;
        for (Iterator<Map.Entry<Source, Outage>> all = outages.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Source, Outage> entry = all.next();
            Outage outage = entry.getValue();
            boolean isOver = outage.scalers.isEmpty();
            if (isOver && (!outage.told || outage.hasLasted(outage.quietSince, looked))) {
                all.remove();
            }
            boolean isNews = isOver
                    ? outage.told && outage.hasLasted(outage.quietSince, looked)
                    : !outage.told && outage.hasLasted(outage.since, looked);
            if (!isNews) {
                continue;
            }
            outage.told = true;
            if (lines++ >= MOST_LINES) {
                unsaid++;
            } else if (isOver) {
                ended(entry.getKey(), outage);
            } else {
                begun(entry.getKey(), outage);
            }
        }
        if (unsaid > 0) {
            LOG.atWarn().addKeyValue("sources", unsaid).log("More sources began or ceased to fail");
        }
    }

    private void replace(ScalerKey key, Map<Source, Answer.Failed> failed) {
        Instant now = clock.instant();
        for (Source source : concerned.getOrDefault(key, Set.of())) {
            Outage outage = outages.get(source);
            if (outage != null && !failed.containsKey(source)) {
                outage.left(key, now);
            }
        }
        failed.forEach((source, answer) ->
                outages.computeIfAbsent(source, _ -> new Outage(now)).joined(key, answer));
        if (failed.isEmpty()) {
            concerned.remove(key);
        } else {
            concerned.put(key, Set.copyOf(failed.keySet()));
        }
    }

    private static Map<Source, Answer.Failed> failures(ScalerEvaluation evaluation) {
        if (evaluation.answers().values().stream().allMatch(Answer.Value.class::isInstance)) {
            return Map.of();
        }
        Map<Source, Answer.Failed> failed = new HashMap<>();
        if (evaluation.scaler().spec() instanceof Scaler.Working working) {
            for (CompiledMetric metric : working.compiled().metrics()) {
                if (evaluation.answers().get(metric.name()) instanceof Answer.Failed answer) {
                    failed.putIfAbsent(Source.of(metric.query().endpoint(), answer), answer);
                }
            }
        }
        return failed;
    }

    private static void begun(Source source, Outage outage) {
        LOG.atWarn()
                .addKeyValue("type", source.type())
                .addKeyValue("address", source.address())
                .addKeyValue("cause", outage.cause())
                .addKeyValue("why", outage.why)
                .addKeyValue("scalers", outage.scalers.size())
                .addKeyValue("examples", outage.examples())
                .log("Metrics cannot be read");
    }

    private void ended(Source source, Outage outage) {
        LOG.atInfo()
                .addKeyValue("type", source.type())
                .addKeyValue("address", source.address())
                .addKeyValue("scalers", outage.most)
                .addKeyValue(
                        "seconds",
                        Duration.between(outage.since, outage.quietSince).toSeconds())
                .log("Metrics can be read again");
    }

    /**
     * What fails.
     *
     * @param query how single queries fail; empty where it is the source itself
     */
    private record Source(String type, String address, String query) {
        static Source of(MetricEndpoint endpoint, Answer.Failed answer) {
            boolean isItself = switch (answer.reason().health()) {
                case DOWN, SICK -> true;
                case WELL, UNKNOWN -> false;
            };
            return new Source(
                    endpoint.type(),
                    endpoint.address(),
                    isItself ? "" : answer.reason().name());
        }
    }

    private static final class Outage {
        private final Instant since;
        private final Map<ScalerKey, String> scalers = new HashMap<>();
        private Instant quietSince;
        private String why = "";
        private int most;
        private boolean told;

        Outage(Instant now) {
            since = now;
            quietSince = now;
        }

        void joined(ScalerKey key, Answer.Failed answer) {
            why = answer.message();
            scalers.put(key, answer.reason().name());
            most = Math.max(most, scalers.size());
        }

        void left(ScalerKey key, Instant now) {
            if (scalers.remove(key) != null && scalers.isEmpty()) {
                quietSince = now;
            }
        }

        boolean hasLasted(Instant from, Instant now) {
            return !now.isBefore(from.plus(GRACE));
        }

        /** What most say. */
        String cause() {
            Map<String, Long> counts =
                    scalers.values().stream().collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));
            return counts.entrySet().stream()
                    .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse("");
        }

        String examples() {
            List<String> names = scalers.keySet().stream()
                    .map(ScalerKey::toString)
                    .sorted()
                    .limit(MOST_NAMES)
                    .toList();
            return String.join(", ", names);
        }
    }
}
