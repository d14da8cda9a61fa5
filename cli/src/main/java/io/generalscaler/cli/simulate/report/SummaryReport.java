package io.generalscaler.cli.simulate.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.cli.simulate.model.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures of a simulation, for a person and as JSON. */
public final class SummaryReport {
    private static final JsonMapper JSON = new JsonMapper();

    private SummaryReport() {}

    /**
     * A line of the summary.
     *
     * @param note may be empty
     */
    public record Line(String name, String value, String note) {}

    /** The figures in the order in which a person asks for them. */
    public static List<Line> lines(Figures figures) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("simulated", figures.from() + " … " + figures.to(), span(figures.span())));
        lines.add(new Line("decisions", String.valueOf(figures.looks()), ""));
        underProvisioned(figures.underProvisioned()).ifPresent(lines::add);
        Figures.Sizes sizes = figures.sizes();
        lines.add(
                new Line("replicas", "min " + sizes.min() + ", max " + sizes.max(), "mean " + oneDigit(sizes.mean())));
        String needed = figures.underProvisioned()
                .map(it -> "the load needed " + oneDigit(it.neededPodHours()))
                .orElse("");
        lines.add(new Line("pod-hours", oneDigit(figures.podHours()), needed));
        figures.cost()
                .ifPresent(cost -> lines.add(new Line(
                        "cost",
                        money(cost),
                        money(perMonth(cost, figures.span())) + " in an average month at this rate")));
        Figures.Changes changes = figures.changes();
        lines.add(new Line(
                "actions", String.valueOf(changes.actions()), changes.ups() + " up, " + changes.downs() + " down"));
        lines.add(new Line("reversals", String.valueOf(changes.reversals()), "changes against the one before"));
        return lines;
    }

    private static Optional<Line> underProvisioned(Optional<Figures.UnderProvisioned> found) {
        return found.map(it -> new Line(
                "under-provisioned",
                percent(it.share()),
                it.share() == 0
                        ? "of the time"
                        : "of the time (" + percent(it.atCapShare()) + " at the most that was allowed); at worst "
                                + it.worstShortage() + " pods short"));
    }

    /** The figures as one JSON object. */
    public static String json(Figures figures) {
        return object(figures).toString();
    }

    /** The figures as a JSON tree. */
    public static ObjectNode object(Figures figures) {
        ObjectNode root = JSON.createObjectNode();
        root.put("from", figures.from().toString());
        root.put("to", figures.to().toString());
        root.put("decisions", figures.looks());
        figures.underProvisioned().ifPresent(it -> {
            root.put("underProvisionedShare", rounded(it.share(), 6));
            root.put("underProvisionedAtCapShare", rounded(it.atCapShare(), 6));
            root.put("worstShortage", it.worstShortage());
            root.put("neededPodHours", rounded(it.neededPodHours(), 3));
        });
        root.put("minReplicas", figures.sizes().min());
        root.put("maxReplicas", figures.sizes().max());
        root.put("meanReplicas", rounded(figures.sizes().mean(), 3));
        root.put("podHours", rounded(figures.podHours(), 3));
        figures.cost().ifPresent(cost -> {
            root.put("cost", cost.setScale(2, RoundingMode.HALF_UP));
            root.put("monthlyCost", perMonth(cost, figures.span()).setScale(2, RoundingMode.HALF_UP));
        });
        root.put("actions", figures.changes().actions());
        root.put("ups", figures.changes().ups());
        root.put("downs", figures.changes().downs());
        root.put("reversals", figures.changes().reversals());
        ObjectNode reasons = root.putObject("reasons");
        for (Map.Entry<?, Integer> reason : figures.reasons().entrySet()) {
            reasons.put(reason.getKey().toString(), reason.getValue());
        }
        return root;
    }

    private static BigDecimal perMonth(BigDecimal cost, Duration span) {
        double hours = span.toMillis() / 3_600_000.0;
        return cost.multiply(BigDecimal.valueOf(io.generalscaler.engine.plan.Budget.HOURS_PER_MONTH / hours));
    }

    /** A share as per cent, with one digit, or two where that would be nothing. */
    public static String percent(double share) {
        double percent = share * 100;
        String form = percent > 0 && percent < 0.1 ? "%.2f %%" : "%.1f %%";
        return String.format(Locale.ROOT, form, percent);
    }

    static String oneDigit(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal rounded(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static String span(Duration span) {
        long days = span.toDays();
        String rest = span.minusDays(days).toString().substring(2).toLowerCase(Locale.ROOT);
        return days == 0 ? rest : days + "d" + (span.minusDays(days).isZero() ? "" : " " + rest);
    }
}
