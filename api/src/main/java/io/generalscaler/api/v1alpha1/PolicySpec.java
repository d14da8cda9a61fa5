package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.generalscaler.api.schema.OneOf;
import org.jspecify.annotations.Nullable;

/** How the metrics' proposals become one number. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.slo) == (has(self.type) && self.type == 'slo')",
        message = "the block slo goes with type slo, and type slo needs it")
@ValidationRule(
        value = "!has(self.costAware) || (has(self.type) && self.type == 'costAware')",
        message = "the block costAware goes with type costAware; for a cap under another policy use spec.budget",
        fieldPath = ".costAware")
public record PolicySpec(
        @JsonPropertyDescription(
                "simple: the largest proposal. slo: half as many again while latency or errors break their"
                        + " objective. costAware: never more than a monthly budget affords. Default: simple.")
        @Default("simple")
        @OneOf({"simple", "slo", "costAware"})
        @Nullable String type,

        @JsonPropertyDescription("The service level objective. Goes with type slo.") @Nullable SloSpec slo,

        @JsonPropertyDescription("The cost limit. Goes with type costAware.") @Nullable CostAwareSpec costAware) {}
