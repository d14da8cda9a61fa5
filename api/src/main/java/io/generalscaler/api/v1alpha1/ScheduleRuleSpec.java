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
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.schema.Says;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One time window, and what holds in it: a pin, or a floor and a cap. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.replicas) != (has(self.minReplicas) || has(self.maxReplicas))",
        message = "a rule gives replicas (a pin), or minReplicas, maxReplicas or both (a floor and a cap)")
@ValidationRule(
        value = "!has(self.minReplicas) || !has(self.maxReplicas) || self.minReplicas <= self.maxReplicas",
        message = "the rule's minReplicas must not be above its maxReplicas",
        fieldPath = ".minReplicas")
@ValidationRule(
        value = "!has(self.timeStart) || !has(self.timeEnd) || self.timeStart != self.timeEnd",
        message = "timeStart and timeEnd are equal; leave both out for a whole day",
        fieldPath = ".timeEnd")
public record ScheduleRuleSpec(
        @JsonPropertyDescription(
                "The rule's name in status and messages; unique in the schedule. Example: Business hours.")
        @Required
        @Size(min = 1, max = 63) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String name,

        @JsonPropertyDescription("The days on which the window starts. Default: every day.")
        @Size(min = 1, max = 7) @Nullable List<@OneOf({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}) String> days,

        @JsonPropertyDescription(
                "The dates on which the window starts, as YYYY-MM-DD; days must match too, where given."
                        + " Default: every date. Example: 2026-11-27.")
        @Size(min = 1, max = Limits.DATES) @Nullable List<@Size(max = 10) @Pattern(Limits.DATE) @Says(Limits.DATE_SAYS) String> dates,

        @JsonPropertyDescription(
                "When the window starts, as HH:MM or HH:MM:00; included. Default: 00:00. Example: 09:00.")
        @Size(max = 8) @Pattern(Limits.TIME_OF_DAY) @Says(Limits.TIME_OF_DAY_SAYS)
        @Nullable String timeStart,

        @JsonPropertyDescription(
                "When the window ends, as HH:MM or HH:MM:00 up to 24:00; excluded. An end before the start is on the next"
                        + " day. Default: 24:00. Example: 17:00.")
        @Size(max = 8) @Pattern(Limits.TIME_OF_DAY) @Says(Limits.TIME_OF_DAY_SAYS)
        @Nullable String timeEnd,

        @JsonPropertyDescription(
                "IANA time zone that this rule's days, dates and times are in, whatever the schedule's is: Friday in Asia/Tokyo"
                        + " begins on Thursday in Europe/London. Default: the schedule's. Example: Asia/Tokyo.")
        @Size(min = 1, max = 64) @Pattern(Limits.ZONE) @Says(Limits.ZONE_SAYS)
        @Nullable String timezone,

        @JsonPropertyDescription(
                "Where several rules match, the highest priority counts. Range: -1000000 to 1000000. Default: 0.")
        @Min(-1_000_000) @Max(1_000_000) @Format("int32") @Nullable Integer priority,

        @JsonPropertyDescription("Exactly this many replicas in the window, whatever the metrics ask for.")
        @Min(0) @Max(Limits.REPLICAS) @Format("int32") @Nullable Integer replicas,

        @JsonPropertyDescription("At least this many replicas in the window.")
        @Min(0) @Max(Limits.REPLICAS) @Format("int32") @Nullable Integer minReplicas,

        @JsonPropertyDescription("At most this many replicas in the window.")
        @Min(0) @Max(Limits.REPLICAS) @Format("int32") @Nullable Integer maxReplicas) {

    public ScheduleRuleSpec {
        days = days == null ? null : List.copyOf(days);
        dates = dates == null ? null : List.copyOf(dates);
    }
}
