package io.generalscaler.engine.model;

import io.generalscaler.engine.plan.Budget;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The decision in money.
 *
 * @param budget the budget that counts: the tighter one if two are given
 * @param affordableReplicas what it affords now, at least 0
 * @param monthToDate what was spent in this calendar month (UTC); only for a monthly budget
 */
public record Cost(Budget budget, int affordableReplicas, Optional<BigDecimal> monthToDate) {}
