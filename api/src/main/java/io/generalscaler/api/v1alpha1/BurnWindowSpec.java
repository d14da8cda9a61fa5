package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.Says;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One burn-rate window: a long span that shows a lasting problem, and a short one that shows it is still there. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.shortSeconds) || !has(self.longSeconds) || self.shortSeconds < self.longSeconds",
        message = "shortSeconds must be below longSeconds",
        fieldPath = ".shortSeconds")
public record BurnWindowSpec(
        @JsonPropertyDescription("The window's name in messages. Example: fast.")
        @Required
        @Size(min = 1, max = 63) @Pattern(Limits.METRIC_NAME) @Says(Limits.METRIC_NAME_SAYS)
        @Nullable String name,

        @JsonPropertyDescription("How many times faster than evenly the error budget may burn. Above 0. Example: 14.4.")
        @Required
        @Min(value = 0, inclusive = false) @Max(100_000) @Nullable BigDecimal burnRate,

        @JsonPropertyDescription("The long span, in seconds. Range: 60 to 86400. Example: 3600.")
        @Required
        @Min(60) @Max(Limits.SECONDS_PER_DAY) @Format("int32") @Nullable Integer longSeconds,

        @JsonPropertyDescription("The short span, in seconds; below longSeconds. Range: 60 to 86400. Example: 300.")
        @Required
        @Min(60) @Max(Limits.SECONDS_PER_DAY) @Format("int32") @Nullable Integer shortSeconds) {}
