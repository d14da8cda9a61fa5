package io.generalscaler.cli.simulate;

import io.generalscaler.cli.simulate.report.HtmlReport;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.TargetType;
import java.util.List;

/** What stands above each metric's chart. */
final class HtmlTitles {

    private HtmlTitles() {}

    static List<HtmlReport.Shown> of(Plan plan, boolean queue) {
        return plan.metrics().stream().map(it -> of(it, queue)).toList();
    }

    private static HtmlReport.Shown of(MetricPlan metric, boolean queue) {
        String target = metric.target().value().stripTrailingZeros().toPlainString();
        double value = metric.target().value().doubleValue();
        if (metric.role() == Role.OBSERVE) {
            return new HtmlReport.Shown(metric.name() + " (observed; dashed: its target " + target + ")", value, false);
        }
        boolean perReplica = metric.target().type() == TargetType.AVERAGE_VALUE;
        String what = queue && perReplica ? " waiting" : "";
        return new HtmlReport.Shown(
                metric.name()
                        + what
                        + (perReplica
                                ? " (line: what the ready replicas are for, at " + target + " each)"
                                : " (dashed: its target " + target + ")"),
                value,
                perReplica);
    }
}
