package io.generalscaler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Trace;

/** One rule of the engine: its name in English, a scenario, and the decision that the rule leads to. */
record Row(String name, Scenario scenario, int desired, Reason reason, String says) {

    static Row row(String name, Scenario scenario, int desired, Reason reason) {
        return new Row(name, scenario, desired, reason, "");
    }

    /** The same rule, whose summary must also contain these words. */
    Row saying(String words) {
        return new Row(name, scenario, desired, reason, words);
    }

    void holds() {
        Trace trace = scenario.decide();
        assertThat(trace.desiredReplicas()).as(trace.summary()).isEqualTo(desired);
        assertThat(trace.decision().reason()).as(trace.summary()).isEqualTo(reason);
        assertThat(trace.summary()).contains(says);
        assertThat(trace).isEqualTo(scenario.decide());
    }

    @Override
    public String toString() {
        return name;
    }
}
