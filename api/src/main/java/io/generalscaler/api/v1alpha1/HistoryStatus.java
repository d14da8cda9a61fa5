package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a restart needs to keep its promises: windows, periods and failure counts. Written by the controller alone. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryStatus(
        @JsonPropertyDescription(
                "Recommendations inside the stabilization windows, oldest first; one item for each change.")
        @Size(max = HistoryStatus.MAX_RECOMMENDATIONS) @Nullable List<RecommendationStatus> recommendations,

        @JsonPropertyDescription("Changes of size inside the periods of the rate policies, oldest first.")
        @Size(max = HistoryStatus.MAX_SCALE_EVENTS) @Nullable List<ScaleEventStatus> scaleEvents,

        @JsonPropertyDescription("How many evaluations in a row each metric has been missing.")
        @Size(max = Limits.METRICS) @Nullable Map<String, @Min(0) @Max(HistoryStatus.MAX_FAILURES) @Format("int32") Integer> consecutiveFailures,

        @JsonPropertyDescription("Whether this scaler, and not a person, set the workload to zero.") @Nullable Boolean scaledToZero,

        @JsonPropertyDescription("Error rates inside the burn windows of an objective, oldest first.")
        @Size(max = HistoryStatus.MAX_ERROR_RATES) @Nullable List<ErrorRateStatus> errorRates,

        @JsonPropertyDescription("The last look that error rates and spend were counted up to.")
        @Format("date-time") @Size(max = Limits.TIME) @Nullable String lastLook) {

    public static final int MAX_RECOMMENDATIONS = 120;
    public static final int MAX_SCALE_EVENTS = 130;
    public static final int MAX_ERROR_RATES = 400;
    public static final int MAX_FAILING = Limits.METRICS;
    /** No fallback waits for more. */
    public static final int MAX_FAILURES = 1_000;

    public HistoryStatus {
        recommendations = Present.items(recommendations);
        scaleEvents = Present.items(scaleEvents);
        consecutiveFailures = Present.entries(consecutiveFailures);
        errorRates = Present.items(errorRates);
    }
}
