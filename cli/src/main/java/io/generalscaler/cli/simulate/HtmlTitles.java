package io.generalscaler.cli.simulate;

import io.generalscaler.cli.simulate.model.SimulationSettings;
import io.generalscaler.cli.simulate.report.HtmlReport;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.TargetType;
import java.util.List;

/** What stands above each metric's chart. */
final class HtmlTitles {

    private HtmlTitles() {}

    static List<HtmlReport.Shown> of(Plan plan, SimulationSettings.Load load) {
        return plan.metrics().stream().map(it -> of(it, load)).toList();
    }

    private static HtmlReport.Shown of(MetricPlan metric, SimulationSettings.Load load) {
        String target = metric.target().value().stripTrailingZeros().toPlainString();
        double value = metric.target().value().doubleValue();
        if (metric.role() == Role.OBSERVE) {
            return new HtmlReport.Shown(metric.name() + ", observed (dashed: its target " + target + ")", value, false);
        }
        boolean waits = load instanceof SimulationSettings.Queue(String name, double _) && name.equals(metric.name());
        if (metric.target().type() == TargetType.AVERAGE_VALUE) {
            String title = metric.name() + (waits ? ", waiting" : "") + " (green: what the ready replicas are for, at "
                    + target + " each)";
            return new HtmlReport.Shown(title, value, true);
        }
        boolean isShared = !waits && !(load instanceof SimulationSettings.Independent(boolean shared) && !shared);
        String title = metric.name() + (isShared ? " per ready replica" : "") + " (dashed: its target " + target + ")";
        return new HtmlReport.Shown(title, value, false);
    }
}
