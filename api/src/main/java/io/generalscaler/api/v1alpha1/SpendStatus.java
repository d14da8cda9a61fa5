package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the workload has cost since the month began; kept for {@code budget.period: Month}. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpendStatus(
        @JsonPropertyDescription("The calendar month (UTC), as YYYY-MM.") @Size(max = 7) @Nullable String month,

        @JsonPropertyDescription("The running times of all pods in it, added up, in seconds.")
        @Min(0) @Format("int64") @Nullable Long podSeconds,

        @JsonPropertyDescription("What they cost.") @Nullable BigDecimal amount,

        @JsonPropertyDescription("The moment up to which they count.") @Format("date-time") @Nullable String asOf) {}
