package io.generalscaler.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.status.Look;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.engine.model.History;
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
    private static final Standing KNOWN = new Standing("", Set.of("queue"), Set.of(), "");

    private final List<String> heard = new ArrayList<>();

    @Test
    void tellsEveryListenerInOrderAndHandsOnWhatTheyRemember() throws Exception {
        Reporter reporter = new Reporter(List.of(
                (visit, before) -> {
                    heard.add("first knows " + before.standing().missing());
                    return before.told(KNOWN);
                },
                (visit, before) -> {
                    heard.add("second knows " + before.standing().missing());
                    return before;
                }));
        Reported after = reporter.evaluated(visit(), Reported.of(Optional.empty()));
        assertThat(heard).containsExactly("first knows []", "second knows [queue]");
        assertThat(after.standing()).isEqualTo(KNOWN);
    }

    @Test
    void tellsEveryListenerThatAScalerIsGone() {
        new Reporter(List.of(new Forgetting("a"), new Forgetting("b"))).forget(KEY);
        assertThat(heard).containsExactly("a forgets default/worker", "b forgets default/worker");
    }

    private static Visit visit() {
        Scaler scaler = new Scaler(KEY, "uid", 1, Instant.EPOCH, false, new Scaler.Broken("none"));
        Trace trace = Trace.refused(Instant.EPOCH, 0, Reason.InvalidSpec, "none");
        return new Visit(scaler, Map.of(), new Look(1, trace, Optional.empty(), History.firstLook(), Optional.empty()));
    }

    private final class Forgetting implements EvaluationListener {
        private final String name;

        Forgetting(String name) {
            this.name = name;
        }

        @Override
        public Reported evaluated(Visit visit, Reported before) {
            return before;
        }

        @Override
        public void forget(ScalerKey key) {
            heard.add(name + " forgets " + key);
        }
    }
}
