package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.Measured;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The average error rate over a span of time. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorRateStatus(
        @JsonPropertyDescription("Where the span ends.")
        @Required
        @Format("date-time") @Size(max = Limits.TIME) @Nullable String until,

        @JsonPropertyDescription("How long it is, in seconds.")
        @Required
        @Min(0) @Max(ErrorRateStatus.MAX_SECONDS) @Format("int64") @Nullable Long seconds,

        @JsonPropertyDescription("The average share of failed requests in it, 0 to 1.")
        @Required
        @Min(0) @Max(Limits.MEASURED) @Measured
        @Nullable BigDecimal rate) {

    /** A leap year. */
    static final int MAX_SECONDS = 31_622_400;
}
