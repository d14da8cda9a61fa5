package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.Says;
import org.jspecify.annotations.Nullable;

/** The length of one Redis list ({@code LLEN}). */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedisSource(
        @JsonPropertyDescription("Host name or address of the Redis server. Example: redis.")
        @Required
        @Size(min = 1, max = 253) @Pattern(Limits.HOST) @Says(Limits.HOST_SAYS)
        @Nullable String host,

        @JsonPropertyDescription("Port of the Redis server. Range: 1 to 65535. Default: 6379.")
        @Min(1) @Max(65535) @Format("int32") @Nullable Integer port,

        @JsonPropertyDescription("Number of the logical database. Range: 0 to 65535. Default: 0.")
        @Min(0) @Max(65535) @Format("int32") @Nullable Integer database,

        @JsonPropertyDescription("Key of the list whose length is the value. Example: job-queue.")
        @Required
        @Size(min = 1, max = 512) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String queueName,

        @JsonPropertyDescription("The Secret that holds the password, and perhaps a user name.") @Nullable RedisAuthRef authRef,

        @JsonPropertyDescription(
                "Speak TLS to the server. An empty block {} trusts the certificates that the controller trusts.")
        @Nullable TlsSpec tls) {

    public static final int DEFAULT_PORT = 6379;
}
