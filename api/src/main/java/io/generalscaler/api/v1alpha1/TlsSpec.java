package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Says;
import org.jspecify.annotations.Nullable;

/** How a server's certificate is checked. There is no way to leave it unchecked. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TlsSpec(
        @JsonPropertyDescription("Whether TLS is spoken. Default: true.") @Nullable Boolean enabled,

        @JsonPropertyDescription(
                "Name of a Secret in the scaler's own namespace that holds the certificate authority, in PEM."
                        + " Default: the certificates that the controller trusts.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.OBJECT_NAME) @Says(Limits.OBJECT_NAME_SAYS)
        @Nullable String caSecretName,

        @JsonPropertyDescription("Key of the certificate authority in that Secret. Default: ca.crt.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.SECRET_KEY) @Says(Limits.SECRET_KEY_SAYS)
        @Nullable String caKey,

        @JsonPropertyDescription("The name that the server's certificate must carry. Default: the host that is called.")
        @Size(min = 1, max = 253) @Pattern(Limits.HOST) @Says(Limits.HOST_SAYS)
        @Nullable String serverName) {

    public static final String DEFAULT_CA_KEY = "ca.crt";
}
