package io.generalscaler.cli.offline;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Measured;
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.schema.Says;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a workload as a person writes it. Every time in the history is an age in seconds before {@code now}.
 *
 * @param metrics by name: a number, or a {@link ReadingSpec}
 */
public record StateSpec(
        @JsonPropertyDescription("the time of the decision") @Required @Nullable String now,

        @JsonPropertyDescription("the workload's size now, scale.spec.replicas")
        @Required
        @Min(0) @Max(Integer.MAX_VALUE) @Nullable Integer replicas,

        @Min(0) @Max(Integer.MAX_VALUE) @Nullable Integer readyReplicas,

        @Nullable SetBySpec replicasSetBy,

        @Nullable Map<String, JsonNode> metrics,

        @Nullable HistorySpec history) {

    /** Thirty years: longer than anything remembers, and small enough that no instant overflows. */
    private static final double MOST_SECONDS = 1e9;

    /** A month of as many pods as can be counted. */
    private static final double MOST_POD_SECONDS = 1e16;

    private static final String AGE = "how many seconds ago";

    /** Who set the present size where it is not the scaler: as in the workload's managedFields. */
    public record SetBySpec(
            @JsonPropertyDescription("the field manager") @Required @Size(max = 128) @Nullable String manager,

            @JsonPropertyDescription(
                    "scale, where the size was set through it; absent where the whole object was written")
            @OneOf("scale")
            @Nullable String subresource) {}

    /** One metric's reading: a value, or why there is none. */
    public record ReadingSpec(
            @Measured @Nullable BigDecimal value,

            @Measured @Min(0) @Max(MOST_SECONDS) @Nullable BigDecimal ageSeconds,

            @Size(max = 100) @Pattern("^[\\p{L}\\p{Nd}&&[\\x{0}-\\x{FFFF}]]+$") @Says("one word of letters and digits that says why, such as Timeout")
            @Nullable String missing) {}

    /** What earlier decisions left behind; without recommendations this is the first look. */
    public record HistorySpec(
            @Nullable List<RecommendationSpec> recommendations,

            @Nullable List<ScaleEventSpec> scaleEvents,

            @Measured @Min(0) @Max(MOST_SECONDS) @Nullable BigDecimal lastScaleAgeSeconds,

            @Nullable Map<String, @Min(0) @Max(Integer.MAX_VALUE) Integer> consecutiveFailures,

            @Nullable Boolean scaledToZero,

            @Min(0) @Max(Integer.MAX_VALUE) @Nullable Integer decidedReplicas,

            @Measured @Min(0) @Max(MOST_SECONDS) @Nullable BigDecimal lastLookAgeSeconds,

            @Nullable SpendSpec spend,

            @Nullable List<ErrorRateSpec> errorRates,

            @JsonPropertyDescription("the metrics of which something was there before, such as a Redis list") @Nullable List<@Size(max = 63) String> seen) {}

    /** A size that was asked for. */
    public record RecommendationSpec(
            @JsonPropertyDescription(AGE) @Required @Measured @Min(0) @Max(MOST_SECONDS) @Nullable BigDecimal ageSeconds,

            @JsonPropertyDescription("the size that was asked for") @Required @Min(0) @Max(Integer.MAX_VALUE) @Nullable Integer replicas) {}

    /** A change that was written. */
    public record ScaleEventSpec(
            @JsonPropertyDescription(AGE) @Required @Measured @Min(0) @Max(MOST_SECONDS) @Nullable BigDecimal ageSeconds,

            @JsonPropertyDescription("replicas added, or, if negative, removed")
            @Required
            @Min(-Integer.MAX_VALUE) @Max(Integer.MAX_VALUE) @Nullable Integer change) {}

    /** What ran in the month of {@code now} so far; the engine counts on from {@code lastLookAgeSeconds}. */
    public record SpendSpec(
            @Pattern("^\\d{4}-(0[1-9]|1[0-2])$") @Says("a month such as 2026-01") @Nullable String month,

            @JsonPropertyDescription("the running times of all pods in this month, added up, in seconds")
            @Required
            @Measured
            @Min(0) @Max(MOST_POD_SECONDS) @Nullable BigDecimal podSeconds) {}

    /** The average error rate over a span of time. */
    public record ErrorRateSpec(
            @JsonPropertyDescription("how many seconds ago the span ended")
            @Required
            @Measured
            @Min(0) @Max(MOST_SECONDS) @Nullable BigDecimal ageSeconds,

            @JsonPropertyDescription("how long the span is") @Required @Measured @Min(0) @Max(MOST_SECONDS) @Nullable BigDecimal seconds,

            @JsonPropertyDescription("the share of requests that failed, 0 to 1")
            @Required
            @Measured
            @Min(0) @Max(1) @Nullable BigDecimal rate) {}
}
