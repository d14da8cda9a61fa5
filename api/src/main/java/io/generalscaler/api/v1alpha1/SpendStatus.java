package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.Measured;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the workload has cost since the month began; kept for {@code budget.period: Month}. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpendStatus(
        @JsonPropertyDescription("The calendar month (UTC), as YYYY-MM.")
        @Size(max = 7) @Pattern(Limits.MONTH) @Nullable String month,

        @JsonPropertyDescription("The running times of all pods in it, added up, in seconds.")
        @Min(0) @Max(SpendStatus.MAX_POD_SECONDS) @Format("int64") @Nullable Long podSeconds,

        @JsonPropertyDescription("What they cost.") @Min(0) @Max(Limits.MEASURED) @Measured @Nullable BigDecimal amount,

        @JsonPropertyDescription("The moment up to which they count.")
        @Format("date-time") @Size(max = Limits.TIME) @Nullable String asOf) {

    /** 10^9 pods for a year. */
    static final double MAX_POD_SECONDS = 31_622_400_000_000_000.0;
}
