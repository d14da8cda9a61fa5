package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.OneOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last decision that differed from the one before it, and how it came about. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionStatus(
        @JsonPropertyDescription("When it was made.") @Format("date-time") @Size(max = Limits.TIME) @Nullable String time,

        @JsonPropertyDescription("The replicas before; absent where nothing could be decided.")
        @Min(0) @Max(Limits.COUNTED) @Format("int32") @Nullable Integer from,

        @JsonPropertyDescription("The replicas decided on; absent where nothing could be decided.")
        @Min(0) @Max(Limits.COUNTED) @Format("int32") @Nullable Integer to,

        @JsonPropertyDescription("Scale, Hold or Refuse.") @OneOf({"Scale", "Hold", "Refuse"}) @Nullable String decision,

        @JsonPropertyDescription("One word for why. Example: ScaledUp.") @Size(max = 63) @Pattern(Limits.WORD) @Nullable String reason,

        @JsonPropertyDescription(
                "The decision in a sentence with its numbers. Another decision is written within one interval; one that was carried"
                        + " out stands until the next.")
        @Size(max = Limits.MESSAGE) @Nullable String message,

        @JsonPropertyDescription("The steps in order: what each made of the number, and why.")
        @Size(max = Limits.STEPS) @Nullable List<StepStatus> steps) {

    public DecisionStatus {
        steps = Present.items(steps);
    }
}
