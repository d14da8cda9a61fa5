package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Says;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sentinels, which know the master of a Redis. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedisSentinel(
        @JsonPropertyDescription("The sentinels, as host:port; asked one after the other. Example: sentinel:26379.")
        @Required
        @Size(min = 1, max = Limits.SERVERS) @Nullable List<@Size(max = 262) @Pattern(Limits.HOST_AND_PORT) @Says(Limits.HOST_AND_PORT_SAYS) String> hosts,

        @JsonPropertyDescription("The name under which the sentinels know the master. Example: mymaster.")
        @Required
        @Size(min = 1, max = 256) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String masterName,

        @JsonPropertyDescription("The Secret that holds the password of the sentinels, where they want one.") @Nullable RedisAuthRef authRef) {

    public RedisSentinel {
        hosts = Present.items(hosts);
    }
}
