package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import org.jspecify.annotations.Nullable;

/** The workload that a scaler holds against other scalers. Written by the controller alone. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldTargetStatus(
        @JsonPropertyDescription("The workload's API group; empty for the core group. Example: apps.")
        @Required
        @Size(max = 253) @Pattern(Limits.GROUP) @Nullable String group,

        @JsonPropertyDescription("The workload's kind. Example: Deployment.")
        @Required
        @Size(min = 1, max = 63) @Pattern(Limits.KIND) @Nullable String kind,

        @JsonPropertyDescription("The workload's name.")
        @Required
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.OBJECT_NAME) @Nullable String name,

        @JsonPropertyDescription("Since when this scaler has it.")
        @Required
        @Format("date-time") @Size(max = Limits.TIME) @Nullable String since) {}
