package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.OneOf;
import org.jspecify.annotations.Nullable;

/** How much may change within a period. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RatePolicySpec(
        @JsonPropertyDescription(
                "Pods: value is a number of replicas. Percent: value is a share of the replicas at the start of the"
                        + " period.")
        @Required
        @OneOf({"Pods", "Percent"})
        @Nullable String type,

        @JsonPropertyDescription("How many pods, or how many percent. Range: 1 to 1000000. Example: 4.")
        @Required
        @Min(1) @Max(Limits.REPLICAS) @Format("int32") @Nullable Integer value,

        @JsonPropertyDescription("The period, in seconds. Range: 1 to 1800. Example: 15.")
        @Required
        @Min(1) @Max(1800) @Format("int32") @Nullable Integer periodSeconds) {}
