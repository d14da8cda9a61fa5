package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.OneOf;
import org.jspecify.annotations.Nullable;

/** What to do when every metric keeps failing. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.behavior) || self.behavior == 'currentReplicas' || has(self.replicas)",
        message = "behavior static, currentReplicasIfHigher and currentReplicasIfLower need replicas",
        fieldPath = ".replicas")
public record FallbackSpec(
        @JsonPropertyDescription(
                "How many evaluations in a row must fail before the fallback counts. Range: 1 to 1000. Default: 3.")
        @Default("3")
        @Min(1) @Max(1000) @Format("int32") @Nullable Integer afterFailures,

        @JsonPropertyDescription(
                "static: go to replicas. currentReplicas: stay. currentReplicasIfHigher: stay, or go up to replicas."
                        + " currentReplicasIfLower: stay, or go down to replicas. Default: static where replicas is given,"
                        + " otherwise currentReplicas.")
        @OneOf({"static", "currentReplicas", "currentReplicasIfHigher", "currentReplicasIfLower"})
        @Nullable String behavior,

        @JsonPropertyDescription("The replicas that behavior speaks of; not used by currentReplicas.")
        @Min(0) @Max(Limits.REPLICAS) @Format("int32") @Nullable Integer replicas) {

    public static final int DEFAULT_AFTER_FAILURES = 3;
}
