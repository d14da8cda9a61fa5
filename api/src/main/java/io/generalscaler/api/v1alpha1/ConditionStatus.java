package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.OneOf;
import org.jspecify.annotations.Nullable;

/** One condition, with the standard fields of {@code metav1.Condition}. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConditionStatus(
        @JsonPropertyDescription("Ready, ScalingActive, MetricsAvailable, AbleToScale, ScalingLimited or Paused.")
        @Required
        @Size(min = 1, max = 316) @Pattern(Limits.METRIC_NAME) @Nullable String type,

        @JsonPropertyDescription("True, False or Unknown.") @Required @OneOf({"True", "False", "Unknown"}) @Nullable String status,

        @JsonPropertyDescription("The metadata.generation that the condition speaks of.")
        @Min(0) @Max(Limits.EXACT) @Format("int64") @Nullable Long observedGeneration,

        @JsonPropertyDescription("When the condition's status last changed.")
        @Required
        @Format("date-time") @Size(max = Limits.TIME) @Nullable String lastTransitionTime,

        @JsonPropertyDescription(
                "One word for why, in the words of HorizontalPodAutoscalers where they have one. Example: ValidMetricFound.")
        @Required
        @Size(min = 1, max = 1024) @Pattern(Limits.WORD) @Nullable String reason,

        @JsonPropertyDescription("Why, in a short sentence; lastDecision has the whole.")
        @Required
        @Size(max = 32768) @Nullable String message) {}
