package io.generalscaler.api.status;

import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Nature;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.model.Recommendation;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.Words;
import io.generalscaler.engine.schedule.ScheduleOutlook;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation says, as two numbers, so that it can be kept for every scaler: nearly all evaluations are like the one before, and that
 * is all that has to be known of it. Numbers of this process only. Two evaluations that differ have the same numbers once in billions of
 * times; the next one that differs is told again.
 *
 * @param news another one where the scaler does something else, for another reason, or has something else to remember at once
 * @param figures another one where measured values, the sentences around them, or what is counted differ
 */
public record EvaluationDigest(long news, long figures) {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Of this evaluation. Puts nothing into words but what was put into words before. */
    public static EvaluationDigest of(Evaluation evaluation) {
        return new EvaluationDigest(news(evaluation), figures(evaluation));
    }

    private static long news(Evaluation evaluation) {
        Trace trace = evaluation.trace();
        History history = evaluation.history();
        long digest = digest(
                evaluation.generation(),
                trace.decision().currentReplicas(),
                trace.desiredReplicas(),
                trace.decision().kind(),
                trace.decision().reason().equivalent(),
                evaluation.target(),
                evaluation.problem().map(problem -> digest(problem.isRefused(), Words.of(problem.why()))),
                words(evaluation.missing()),
                evaluation.hold(),
                evaluation.stuck().map(Stuck::kind),
                history.lastScale(),
                evaluation.restart().target(),
                history.carried().scaledToZero(),
                trace.findings().pause(),
                trace.findings().override(),
                trace.findings().schedule().flatMap(ScheduleOutlook::active));
        for (Step step : trace.steps()) {
            if (step.nature() != Nature.AGREES) {
                digest = mixed(
                        digest, digest(step.stage(), step.reason(), step.why().wordsHash()));
            }
        }
        digest = mixed(digest, trace.proposals().size());
        for (Proposal proposal : trace.proposals()) {
            digest = mixed(digest, digest(proposal.metric(), proposal.state(), proposal.cause()));
        }
        return digest;
    }

    private static long figures(Evaluation evaluation) {
        Trace trace = evaluation.trace();
        History history = evaluation.history();
        long digest = digest(
                evaluation.stuck(),
                trace.findings().cost(),
                history.consecutiveFailures(),
                history.carried().burn().size());
        for (Step step : trace.steps()) {
            digest = mixed(digest, digest(step.before(), step.after(), step.why()));
        }
        digest = mixed(digest, trace.proposals().size());
        for (Proposal proposal : trace.proposals()) {
            digest = mixed(digest, proposal.value().hashCode());
        }
        for (Recommendation recommendation : history.recommendations().orElseGet(List::of)) {
            digest = mixed(digest, recommendation.replicas());
        }
        return digest;
    }

    /** One number for the sentences, in no order: the numbers in them are left out. */
    private static long words(Map<String, String> sentences) {
        long sum = 0;
        for (Map.Entry<String, String> sentence : sentences.entrySet()) {
            sum += digest(sentence.getKey(), Words.of(sentence.getValue()));
        }
        return sum;
    }

    private static long digest(Object... parts) {
        long digest = parts.length;
        for (Object part : parts) {
            digest = mixed(digest, part instanceof Long number ? number : part.hashCode());
        }
        return digest;
    }

    private static long mixed(long digest, long more) {
        long mixed = (digest ^ more) * SPREAD;
        return mixed ^ (mixed >>> 32);
    }
}
