package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
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
        @Nullable ScaleDownSpec scaleDown) {}
