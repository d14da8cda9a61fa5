package io.generalscaler.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.status.Evaluation;
import io.generalscaler.api.status.Restart;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Any number of listeners hear of an evaluation. */
final class ReporterTest {

    private static final ScalerKey KEY = new ScalerKey("default", "worker");
    private static final ReportedStates KNOWN = new ReportedStates("", Set.of("queue"), Set.of(), "", "");

    private final List<String> heard = new ArrayList<>();

    @Test
    void tellsEveryListenerInOrderAndHandsOnWhatTheyRemember() throws Exception {
        Reporter reporter = new Reporter(List.of(
                (evaluation, before) -> {
                    heard.add("first knows " + before.states().missing());
                    return before.told(KNOWN);
                },
                (evaluation, before) -> {
                    heard.add("second knows " + before.states().missing());
                    return before;
                }));
        ReportState after = reporter.evaluated(evaluation(), ReportState.NOTHING);
        assertThat(heard).containsExactly("first knows []", "second knows [queue]");
        assertThat(after.states()).isEqualTo(KNOWN);
    }

    @Test
    void tellsEveryListenerThatAScalerIsGone() {
        new Reporter(List.of(new Forgetting("a"), new Forgetting("b"))).forget(KEY);
        assertThat(heard).containsExactly("a forgets default/worker", "b forgets default/worker");
    }

    private static ScalerEvaluation evaluation() {
        Scaler scaler = new Scaler(KEY, "uid", 1, false, new Scaler.Broken("none"));
        Trace trace = Trace.refused(Instant.EPOCH, 0, Reason.InvalidSpec, "none");
        return new ScalerEvaluation(
                scaler,
                Map.of(),
                new Evaluation(
                        1, trace, Optional.empty(), Restart.NOTHING, Optional.empty(), Optional.empty(), Map.of()));
    }

    private final class Forgetting implements EvaluationListener {
        private final String name;

        Forgetting(String name) {
            this.name = name;
        }

        @Override
        public ReportState evaluated(ScalerEvaluation evaluation, ReportState before) {
            return before;
        }

        @Override
        public void forget(ScalerKey key) {
            heard.add(name + " forgets " + key);
        }
    }
}
