package io.generalscaler.engine.plan;

/** Over what time a budget is kept. */
public enum BudgetPeriod {
    /** At no time more replicas than could run for a whole average month. */
    RATE,
    /** Over the calendar month (UTC): what is left is spread evenly over the hours that are left. */
    MONTH
}
