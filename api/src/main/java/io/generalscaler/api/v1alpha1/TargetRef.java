package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Says;
import org.jspecify.annotations.Nullable;

/** The workload to scale, in the scaler's own namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetRef(
        @JsonPropertyDescription("API group and version of the workload, such as apps/v1 or argoproj.io/v1alpha1."
                + " Default: apps/v1.")
        @Default("apps/v1")
        @Size(min = 1, max = 253) @Pattern("^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?v[0-9][a-z0-9]*$") @Says("an API version such as apps/v1")
        @Nullable String apiVersion,

        @JsonPropertyDescription(
                "Kind of the workload: Deployment, StatefulSet, or any other that has a /scale subresource."
                        + " Default: Deployment.")
        @Default("Deployment")
        @Size(min = 1, max = 63) @Pattern("^[A-Z][A-Za-z0-9]*$") @Says("a kind such as Deployment: a capital letter, then letters and digits")
        @Nullable String kind,

        @JsonPropertyDescription("Name of the workload.")
        @Required
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.OBJECT_NAME) @Says(Limits.OBJECT_NAME_SAYS)
        @Nullable String name) {

    public static final String DEFAULT_API_VERSION = "apps/v1";
    public static final String DEFAULT_KIND = "Deployment";
}
