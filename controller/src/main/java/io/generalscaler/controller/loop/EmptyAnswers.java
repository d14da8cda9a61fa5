package io.generalscaler.controller.loop;

import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.status.SeenMetrics;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What empty answers stand for. A source only says that nothing is there; whether that is 0 the metric and its past decide. */
final class EmptyAnswers {

    private EmptyAnswers() {}

    /** Of which metrics something was there, after these answers. */
    static SeenMetrics seen(SeenMetrics before, List<CompiledMetric> metrics, Map<String, Answer> answers) {
        return before.after(metrics, metric -> answers.get(metric.name()) instanceof Answer.Value);
    }

    /**
     * The answers with a 0, or the reason why it is none, in place of empty ones.
     *
     * @param seen with these answers
     */
    static Map<String, Answer> judged(
            Map<String, Answer> answers, List<CompiledMetric> metrics, SeenMetrics seen, Instant now) {
        if (answers.values().stream().noneMatch(EmptyAnswers::isEmpty)) {
            return answers;
        }
        Map<String, Answer> judged = LinkedHashMap.newLinkedHashMap(answers.size());
        for (CompiledMetric metric : metrics) {
            Answer answer = answers.get(metric.name());
            if (answer != null) {
                judged.put(metric.name(), judged(answer, metric, seen, now));
            }
        }
        return judged;
    }

    private static Answer judged(Answer answer, CompiledMetric metric, SeenMetrics seen, Instant now) {
        if (!isEmpty(answer)) {
            return answer;
        }
        String reason = FailureReason.NoData.name();
        boolean isSeen = seen.has(metric);
        if (metric.isZeroWhen(reason, isSeen)) {
            return new Answer.Value(Sample.of(0, now));
        }
        return metric.toldAs(reason, isSeen).equals(CompiledMetric.NEVER_SEEN)
                ? new Answer.Failed(FailureReason.NeverSeen, neverSeen(metric))
                : answer;
    }

    private static boolean isEmpty(Answer answer) {
        return answer instanceof Answer.Failed failed && failed.reason() == FailureReason.NoData;
    }

    private static String neverSeen(CompiledMetric metric) {
        return metric.query().question().vanishing().orElse("what it asks for")
                + " has never been there; is its name right?";
    }
}
