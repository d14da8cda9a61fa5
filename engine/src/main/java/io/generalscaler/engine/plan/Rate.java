package io.generalscaler.engine.plan;

import java.util.List;

/**
 * How much may change within periods, as HPA v2 has it.
 *
 * @param select which policy rules when several are given
 * @param policies none means no limit, unless {@code select} is {@link SelectPolicy#DISABLED}
 */
public record Rate(SelectPolicy select, List<RatePolicy> policies) {
    public Rate {
        policies = List.copyOf(policies);
    }
}
