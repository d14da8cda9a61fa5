package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.schema.Says;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many messages a queue of RabbitMQ holds, or those of several queues together. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RabbitMqSource(
        @JsonPropertyDescription(
                "Management asks the broker's management API at serverAddress. Amqp asks the broker itself at host"
                        + " and port, for one queue, and counts ready messages only. Default: Management.")
        @OneOf({"Management", "Amqp"})
        @Nullable String protocol,

        @JsonPropertyDescription(
                "Address of the broker's management API; a path goes before its /api. No place for a virtual"
                        + " host or a login. Required with protocol Management. Example: https://rabbitmq:15671.")
        @Size(min = 1, max = 2048) @Pattern("^https?://[^/?#@\\s" + Limits.UNSHOWN + "]+(/[^?#\\s" + Limits.UNSHOWN + "]*)?$")
        @Says("an address as http://host:15672 or https://host:15671, without user, query or fragment")
        @Nullable String serverAddress,

        @JsonPropertyDescription("Host name or address of the broker. Goes with protocol Amqp. Example: rabbitmq.")
        @Size(min = 1, max = 253) @Pattern(Limits.HOST) @Says(Limits.HOST_SAYS)
        @Nullable String host,

        @JsonPropertyDescription(
                "Port of the broker. Goes with protocol Amqp. Range: 1 to 65535. Default: 5671 with tls, else 5672.")
        @Min(1) @Max(65535) @Format("int32") @Nullable Integer port,

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
                        + " not acknowledged. Ready: those that wait, which is all that Amqp can see. Default: Total.")
        @OneOf({"Total", "Ready"})
        @Nullable String count,

        @JsonPropertyDescription(
                "What is made of the queues of queuePattern: the sum of their messages, those of the longest"
                        + " queue, or the average. Default: Sum.")
        @OneOf({"Sum", "Max", "Average"})
        @Nullable String aggregate,

        @JsonPropertyDescription("The Secret that holds the login.") @Nullable RabbitMqAuthRef authRef,

        @JsonPropertyDescription(
                "How an https server is trusted. With protocol Amqp the block, even {}, says that TLS is spoken. Default: by the"
                        + " certificates that the controller trusts.")
        @Nullable TlsSpec tls) {

    public static final String DEFAULT_VHOST = "/";
    public static final int DEFAULT_PORT = 5672;
    public static final int DEFAULT_TLS_PORT = 5671;

    /** A queue of this virtual host, by the management API at this address. */
    public static RabbitMqSource queue(String serverAddress, String vhost, String queueName) {
        return Copies.of(
                RabbitMqSource.class, Map.of("serverAddress", serverAddress, "vhost", vhost, "queueName", queueName));
    }
}
