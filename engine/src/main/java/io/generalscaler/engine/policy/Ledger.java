package io.generalscaler.engine.policy;

import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Spend;
import io.generalscaler.engine.plan.Budget;
import io.generalscaler.engine.plan.BudgetPeriod;
import io.generalscaler.engine.plan.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Adds up what runs in the calendar month (UTC): the current size since the last evaluation, also through hours in which nobody
 * looked.
 *
 * <p>A month that is first seen after it began counts as spent evenly so far, so that a restart without memory neither
 * grants the month's budget a second time nor takes it away.
 */
public final class Ledger {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal MOST_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(366_000_000_000L).toSeconds());

    private Ledger() {}

    /** The spend of the month as of now; empty where no budget is monthly. */
    public static Optional<Spend> upToNow(Snapshot snapshot) {
        Optional<Budget> monthly = monthlyBudget(snapshot.plan());
        if (monthly.isEmpty()) {
            return Optional.empty();
        }
        YearMonth month = YearMonth.from(LocalDate.ofInstant(snapshot.now(), ZoneOffset.UTC));
        Optional<Spend> before = snapshot.history().carried().spend();
        Optional<Instant> lastLook = snapshot.history().carried().lastLook();
        if (before.isEmpty() || lastLook.isEmpty() || before.get().month().isAfter(month)) {
            return Optional.of(new Spend(month, spentEvenly(monthly.get(), month, snapshot.now())));
        }
        boolean sameMonth = before.get().month().equals(month);
        Duration spent = sameMonth ? before.get().podTime() : Duration.ZERO;
        Instant from = latest(lastLook.get(), start(month));
        return Optional.of(new Spend(
                month,
                spent.plus(snapshot.since(from).multipliedBy(snapshot.target().replicas()))));
    }

    static Instant end(YearMonth month) {
        return start(month.plusMonths(1));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration spentEvenly(Budget budget, YearMonth month, Instant now) {
        BigDecimal elapsed =
                BigDecimal.valueOf(Duration.between(start(month), now).toSeconds());
        BigDecimal whole =
                BigDecimal.valueOf(Duration.between(start(month), end(month)).toSeconds());
        BigDecimal podSeconds = budget.maxMonthlyCost()
                .multiply(SECONDS_PER_HOUR)
                .multiply(elapsed)
                .divide(budget.costPerPodPerHour().multiply(whole), 0, RoundingMode.FLOOR);
        return Duration.ofSeconds(podSeconds.min(MOST_SECONDS).longValue());
    }

    private static Optional<Budget> monthlyBudget(Plan plan) {
        Optional<Budget> ofDemand = plan.limits().demandBudget().filter(Ledger::isMonthly);
        return ofDemand.isPresent() ? ofDemand : plan.limits().budget().filter(Ledger::isMonthly);
    }

    private static boolean isMonthly(Budget budget) {
        return budget.period() == BudgetPeriod.MONTH;
    }
}
