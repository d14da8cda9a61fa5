package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Says;
import org.jspecify.annotations.Nullable;

/** Where the login of a database is kept: a Secret in the scaler's own namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SqlAuthRef(
        @JsonPropertyDescription("Name of a Secret in the scaler's own namespace.")
        @Required
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.OBJECT_NAME) @Says(Limits.OBJECT_NAME_SAYS)
        @Nullable String secretName,

        @JsonPropertyDescription("Key of the user name in the Secret. Default: username.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.SECRET_KEY) @Says(Limits.SECRET_KEY_SAYS)
        @Nullable String usernameKey,

        @JsonPropertyDescription(
                "Key of the password in the Secret; a Secret without it logs in by name alone." + " Default: password.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.SECRET_KEY) @Says(Limits.SECRET_KEY_SAYS)
        @Nullable String passwordKey) {

    public static final String DEFAULT_USERNAME_KEY = "username";
    public static final String DEFAULT_PASSWORD_KEY = "password";
}
