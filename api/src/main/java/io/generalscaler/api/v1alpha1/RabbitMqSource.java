package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.schema.Says;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many messages a queue of RabbitMQ holds, or those of several queues together. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RabbitMqSource(
        @JsonPropertyDescription(
                "Address of the broker's management API; a path goes before its /api. No place for a virtual"
                        + " host or a login. Example: https://rabbitmq:15671.")
        @Required
        @Size(min = 1, max = 2048) @Pattern("^https?://[^/?#@\\s" + Limits.UNSHOWN + "]+(/[^?#\\s" + Limits.UNSHOWN + "]*)?$")
        @Says("an address as http://host:15672 or https://host:15671, without user, query or fragment")
        @Nullable String serverAddress,

        @JsonPropertyDescription("The virtual host, as its name is. Default: /.")
        @Size(min = 1, max = 255) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String vhost,

        @JsonPropertyDescription("The queue whose messages count. Goes not with queuePattern. Example: orders.")
        @Size(min = 1, max = 255) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String queueName,

        @JsonPropertyDescription(
                "A regular expression (PCRE), looked for anywhere in the names of the virtual host's queues; ^"
                        + " and $ bind it to their ends, and capitals differ from small letters. Example: ^orders\\..")
        @Size(min = 1, max = 512) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String queuePattern,

        @JsonPropertyDescription(
                "Which messages of a queue count. Total: those that wait and those that consumers have taken and"
                        + " not acknowledged. Ready: those that wait. Default: Total.")
        @OneOf({"Total", "Ready"})
        @Nullable String count,

        @JsonPropertyDescription(
                "What is made of the queues of queuePattern: the sum of their messages, those of the longest"
                        + " queue, or the average. Default: Sum.")
        @OneOf({"Sum", "Max", "Average"})
        @Nullable String aggregate,

        @JsonPropertyDescription("The Secret that holds the login.") @Nullable RabbitMqAuthRef authRef,

        @JsonPropertyDescription(
                "How an https server is trusted. Default: by the certificates that the controller trusts.")
        @Nullable TlsSpec tls) {

    public static final String DEFAULT_VHOST = "/";

    /** A queue of this virtual host, by the management API at this address. */
    public static RabbitMqSource queue(String serverAddress, String vhost, String queueName) {
        return Copies.of(
                RabbitMqSource.class, Map.of("serverAddress", serverAddress, "vhost", vhost, "queueName", queueName));
    }
}
