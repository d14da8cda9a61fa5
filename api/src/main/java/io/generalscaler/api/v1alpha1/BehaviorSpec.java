package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.generalscaler.api.schema.OneOf;
import org.jspecify.annotations.Nullable;

/** How fast the workload may grow and shrink. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BehaviorSpec(
        @JsonPropertyDescription(
                "How fast the workload may grow. Default, where nothing is given: no window, the larger of 4 pods"
                        + " and 100 % in 15 seconds.")
        @Nullable ScaleUpSpec scaleUp,

        @JsonPropertyDescription(
                "How fast the workload may shrink. Default, where nothing is given: a window of 300 seconds,"
                        + " 100 % in 15 seconds.")
        @Nullable ScaleDownSpec scaleDown,

        @JsonPropertyDescription(
                "What becomes of a size that somebody else writes with the whole workload, as kubectl apply and tools for"
                        + " GitOps do with a manifest that names replicas. Restore: it goes back in one step where the"
                        + " metrics ask for it. Adopt: it counts as the scaler's own, and changes are damped from"
                        + " there. A size set by kubectl scale is always adopted. Default: Restore.")
        @OneOf({BehaviorSpec.RESTORE, BehaviorSpec.ADOPT})
        @Nullable String onForeignChange) {

    public static final String RESTORE = "Restore";
    public static final String ADOPT = "Adopt";
}
