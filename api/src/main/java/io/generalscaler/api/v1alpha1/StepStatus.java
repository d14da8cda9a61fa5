package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** One step of a decision. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepStatus(
        @JsonPropertyDescription("The stage that the step belongs to. Example: Rate.")
        @Required
        @Size(min = 1, max = 63) @Nullable String stage,

        @JsonPropertyDescription("The replicas before the step; absent where no size is known.")
        @Min(0) @Max(Limits.COUNTED) @Format("int32") @Nullable Integer before,

        @JsonPropertyDescription("The replicas after the step; absent where no size is known.")
        @Min(0) @Max(Limits.COUNTED) @Format("int32") @Nullable Integer after,

        @JsonPropertyDescription("One word for why. Example: RateLimited.") @Size(max = 63) @Nullable String reason,

        @JsonPropertyDescription("Why, with the numbers used.") @Size(max = Limits.MESSAGE) @Nullable String message) {}
