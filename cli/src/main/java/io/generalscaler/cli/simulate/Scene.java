package io.generalscaler.cli.simulate;

import io.generalscaler.cli.simulate.model.SimulationSettings;
import io.generalscaler.engine.plan.Mode;
import io.generalscaler.engine.plan.Plan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was simulated, in a sentence: figures mean nothing without it. */
final class Scene {

    private Scene() {}

    static String of(Plan plan, SimulationSettings settings, String trace, int rows) {
        List<String> facts = new ArrayList<>();
        facts.add(
                "replays " + trace + " (" + String.format(Locale.ROOT, "%,d", rows) + (rows == 1 ? " row)" : " rows)"));
        facts.add("a decision every " + shown(settings.interval()));
        facts.add(
                settings.podStart().isZero()
                        ? "pods serve at once"
                        : "a pod serves " + shown(settings.podStart()) + " after it is asked for");
        facts.add(
                settings.metricDelay().isZero()
                        ? "readings arrive at once"
                        : "readings arrive " + shown(settings.metricDelay()) + " late");
        facts.add(
                switch (settings.load()) {
                    case SimulationSettings.Independent _ -> "the load comes whatever runs";
                    case SimulationSettings.Queue(String metric, double served) ->
                        "each ready replica takes "
                                + BigDecimal.valueOf(served)
                                        .stripTrailingZeros()
                                        .toPlainString() + " a second from the queue " + metric;
                });
        if (plan.controls().mode() == Mode.RECOMMEND) {
            facts.add("run as if it were applied, although its mode is Recommend");
        }
        return String.join("; ", facts);
    }

    private static String shown(Duration span) {
        return span.toMillis() % 1000 == 0 && span.toSeconds() < 120
                ? span.toSeconds() + " s"
                : span.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
