package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Says;
import org.jspecify.annotations.Nullable;

/** Where an access key of AWS is kept: a Secret in the scaler's own namespace. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AwsAuthRef(
        @JsonPropertyDescription("Name of a Secret in the scaler's own namespace.")
        @Required
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.OBJECT_NAME) @Says(Limits.OBJECT_NAME_SAYS)
        @Nullable String secretName,

        @JsonPropertyDescription("Key of the access key's id in the Secret. Default: AWS_ACCESS_KEY_ID.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.SECRET_KEY) @Says(Limits.SECRET_KEY_SAYS)
        @Nullable String accessKeyIdKey,

        @JsonPropertyDescription("Key of the secret access key in the Secret. Default: AWS_SECRET_ACCESS_KEY.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.SECRET_KEY) @Says(Limits.SECRET_KEY_SAYS)
        @Nullable String secretAccessKeyKey,

        @JsonPropertyDescription(
                "Key of a session's token in the Secret, for keys that are lent for a while; a Secret without it has keys that"
                        + " stay. Default: AWS_SESSION_TOKEN.")
        @Size(min = 1, max = Limits.NAME) @Pattern(Limits.SECRET_KEY) @Says(Limits.SECRET_KEY_SAYS)
        @Nullable String sessionTokenKey) {

    public static final String DEFAULT_ACCESS_KEY_ID_KEY = "AWS_ACCESS_KEY_ID";
    public static final String DEFAULT_SECRET_ACCESS_KEY_KEY = "AWS_SECRET_ACCESS_KEY";
    public static final String DEFAULT_SESSION_TOKEN_KEY = "AWS_SESSION_TOKEN";

    /** The usual keys of this Secret. */
    public static AwsAuthRef of(String secretName) {
        return new AwsAuthRef(secretName, null, null, null);
    }
}
