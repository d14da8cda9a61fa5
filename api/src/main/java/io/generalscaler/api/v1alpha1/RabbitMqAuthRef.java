package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.schema.Says;
import org.jspecify.annotations.Nullable;

/** Where the login of a RabbitMQ broker is kept: a Secret in the scaler's own namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RabbitMqAuthRef(
        @JsonPropertyDescription("Name of a Secret in the scaler's own namespace.")
        @Required
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.OBJECT_NAME) @Says(Limits.OBJECT_NAME_SAYS)
        @Nullable String secretName,

        @JsonPropertyDescription(
                "Basic sends the Secret's user name and password; OAuth2 gets a token from tokenUrl with its"
                        + " client's id and secret, which goes with protocol Management. Default: Basic.")
        @OneOf({"Basic", "OAuth2"})
        @Nullable String type,

        @JsonPropertyDescription("Key of the user name in the Secret, for Basic. Default: username.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.SECRET_KEY) @Says(Limits.SECRET_KEY_SAYS)
        @Nullable String usernameKey,

        @JsonPropertyDescription("Key of the password in the Secret, for Basic. Default: password.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.SECRET_KEY) @Says(Limits.SECRET_KEY_SAYS)
        @Nullable String passwordKey,

        @JsonPropertyDescription("Where the token is got, for OAuth2, with the grant of client credentials."
                + " Example: https://login.example.com/oauth2/token.")
        @Size(min = 1, max = 2048) @Pattern("^https?://[^/?#@\\s" + Limits.UNSHOWN + "]+([/?][^#\\s" + Limits.UNSHOWN + "]*)?$")
        @Says("an address as https://host/path, without user or fragment")
        @Nullable String tokenUrl,

        @JsonPropertyDescription("Key of the client's id in the Secret, for OAuth2. Default: client-id.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.SECRET_KEY) @Says(Limits.SECRET_KEY_SAYS)
        @Nullable String clientIdKey,

        @JsonPropertyDescription("Key of the client's secret in the Secret, for OAuth2. Default: client-secret.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.SECRET_KEY) @Says(Limits.SECRET_KEY_SAYS)
        @Nullable String clientSecretKey,

        @JsonPropertyDescription("What the token is to permit, for OAuth2: words with spaces between them.")
        @Size(max = 1024) @Pattern("^[ -~]*$") @Says("visible ASCII characters and spaces")
        @Nullable String scopes) {

    public static final String DEFAULT_USERNAME_KEY = "username";
    public static final String DEFAULT_PASSWORD_KEY = "password";
    public static final String DEFAULT_CLIENT_ID_KEY = "client-id";
    public static final String DEFAULT_CLIENT_SECRET_KEY = "client-secret";
}
