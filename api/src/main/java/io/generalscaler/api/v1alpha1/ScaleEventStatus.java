package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** One change of the workload's size that this scaler made. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScaleEventStatus(
        @JsonPropertyDescription("When.") @Required @Format("date-time") @Size(max = Limits.TIME) @Nullable String time,

        @JsonPropertyDescription("By how many replicas: above 0 up, below 0 down.")
        @Required
        @Min(-Limits.COUNTED) @Max(Limits.COUNTED) @Format("int32") @Nullable Integer change) {}
