package io.generalscaler.engine.policy;

import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.plan.Policy;

/** The policy that the plan names. */
public final class Policies {

    private Policies() {}

    /** Hands the number to the plan's policy. */
    public static void run(Draft draft) {
        switch (draft.plan().policy()) {
            case Policy.Simple _ -> {}
            case Policy.Slo slo -> ServiceLevel.run(slo, draft);
            case Policy.CostAware costAware -> Affordable.run(costAware, draft);
        }
    }
}
