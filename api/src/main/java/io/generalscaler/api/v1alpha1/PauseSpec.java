package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.Says;
import org.jspecify.annotations.Nullable;

/** Freezes the workload while present and not expired. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PauseSpec(
        @JsonPropertyDescription("When the pause ends by itself, as RFC 3339. Default: when the block is removed."
                + " Example: 2026-12-01T00:00:00Z.")
        @Format("date-time") @Size(max = 40) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String until,

        @JsonPropertyDescription(
                "Why; shown in status and events. One line of at most 256 characters. Example: load test.")
        @Size(max = Limits.TEXT) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String reason) {}
