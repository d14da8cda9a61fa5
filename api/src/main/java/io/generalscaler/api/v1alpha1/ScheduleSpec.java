package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.ListKeys;
import io.generalscaler.api.schema.Says;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replicas by the clock. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleSpec(
        @JsonPropertyDescription(
                "IANA time zone that days, dates and times are in, where a rule gives none of its own; daylight saving is"
                        + " followed. Default: UTC."
                        + " Example: Europe/Berlin.")
        @Default("UTC")
        @Size(min = 1, max = 64) @Pattern(Limits.ZONE) @Says(Limits.ZONE_SAYS)
        @Nullable String timezone,

        @JsonPropertyDescription(
                "The replicas where no rule matches; between minReplicas and maxReplicas. Default: what the"
                        + " metrics ask for; minReplicas where there are none.")
        @Min(0) @Max(Limits.REPLICAS) @Format("int32") @Nullable Integer defaultReplicas,

        @JsonPropertyDescription(
                "The time windows. Where several match, the highest priority counts, and the first listed among"
                        + " equals. 1 to 50 items with unique names; at most 732 dates in all of them together.")
        @Required
        @ListKeys("name")
        @Size(min = 1, max = Limits.SCHEDULE_RULES) @Nullable List<ScheduleRuleSpec> rules) {

    public static final String DEFAULT_TIMEZONE = "UTC";

    /** Most dates of all rules together. */
    public static final int MAX_DATES = Limits.ALL_DATES;

    /** Most rules of a schedule. */
    public static final int MAX_RULES = Limits.SCHEDULE_RULES;

    public ScheduleSpec {
        rules = rules == null ? null : List.copyOf(rules);
    }
}
