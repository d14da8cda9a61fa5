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

/** What a restart of the controller needs to keep its promises. Written and read by the controller alone. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestartStatus(
        @JsonPropertyDescription("The form of data. A controller that does not know it starts afresh.")
        @Required
        @Min(0) @Max(RestartStatus.MAX_VERSION) @Format("int32") @Nullable Integer version,

        @JsonPropertyDescription(
                "Opaque: nothing but the controller should read it, and its form may change with any release.")
        @Required
        @Size(max = RestartStatus.MAX_DATA) @Nullable String data) {

    public static final int MAX_DATA = 65_536;
    static final int MAX_VERSION = 1_000_000;
}
