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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One number of one Redis key: the length of a list, or what {@code measure} says. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedisSource(
        @JsonPropertyDescription("Host name or address of the Redis server. Required unless there are sentinel or"
                + " clusterNodes. Example: redis.")
        @Size(min = 1, max = 253) @Pattern(Limits.HOST) @Says(Limits.HOST_SAYS)
        @Nullable String host,

        @JsonPropertyDescription("Port of the Redis server. Range: 1 to 65535. Default: 6379.")
        @Min(1) @Max(65535) @Format("int32") @Nullable Integer port,

        @JsonPropertyDescription("Sentinels that know the server, in place of host.") @Nullable RedisSentinel sentinel,

        @JsonPropertyDescription(
                "Nodes of a Redis cluster as host:port, in place of host; one is enough, more are for when"
                        + " it is down. Example: redis-0:6379.")
        @Size(min = 1, max = Limits.SERVERS) @Nullable List<@Size(max = 262) @Pattern(Limits.HOST_AND_PORT) @Says(Limits.HOST_AND_PORT_SAYS) String> clusterNodes,

        @JsonPropertyDescription("Number of the logical database. Range: 0 to 65535. Default: 0.")
        @Min(0) @Max(65535) @Format("int32") @Nullable Integer database,

        @JsonPropertyDescription("What is counted. ListLength: elements of a list. SetSize, HashSize, SortedSetSize:"
                + " elements of these. DueBefore: elements of a sorted set whose score is a time that has come."
                + " StreamLength: entries of a stream. StreamPending: those that a consumer group was given and has not"
                + " acknowledged. StreamLag: those and the ones that it was not given yet. Default: ListLength.")
        @OneOf({
            "ListLength",
            "SetSize",
            "HashSize",
            "SortedSetSize",
            "DueBefore",
            "StreamLength",
            "StreamPending",
            "StreamLag"
        })
        @Nullable String measure,

        @JsonPropertyDescription("Key of the list whose length is the value; key with another word. Goes with measure"
                + " ListLength. Example: job-queue.")
        @Size(min = 1, max = 512) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String queueName,

        @JsonPropertyDescription("Key of what is measured. Example: schedule.")
        @Size(min = 1, max = 512) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String key,

        @JsonPropertyDescription("Name of the stream's consumer group. Goes with measure StreamPending or StreamLag,"
                + " which need it. Example: mailers.")
        @Size(min = 1, max = 512) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String consumerGroup,

        @JsonPropertyDescription(
                "Whether entries that were given out and are not acknowledged count too. Goes with measure StreamLag."
                        + " Default: true.")
        @Nullable Boolean includePending,

        @JsonPropertyDescription("In what the scores count, since 1970. Goes with measure DueBefore. Default: Seconds.")
        @OneOf({"Seconds", "Milliseconds"})
        @Nullable String scoreUnit,

        @JsonPropertyDescription(
                "Counts what is due that many seconds from now; below 0, what was due before. Goes with"
                        + " measure DueBefore. Range: -604800 to 604800. Default: 0.")
        @Min(-604800) @Max(604800) @Format("int32") @Nullable Integer offsetSeconds,

        @JsonPropertyDescription("The Secret that holds the password, and perhaps a user name.") @Nullable RedisAuthRef authRef,

        @JsonPropertyDescription(
                "Speak TLS to the server. An empty block {} trusts the certificates that the controller trusts.")
        @Nullable TlsSpec tls) {

    public static final int DEFAULT_PORT = 6379;

    public RedisSource {
        clusterNodes = Present.items(clusterNodes);
    }

    /** The length of a list of this server. */
    public static RedisSource list(String host, String queueName) {
        return Copies.of(RedisSource.class, Map.of("host", host, "queueName", queueName));
    }

    /** The same on this port; null for the usual one. */
    public RedisSource withPort(@Nullable Integer number) {
        return Copies.with(this, "port", number);
    }

    /** The same in this database; null for the first. */
    public RedisSource withDatabase(@Nullable Integer number) {
        return Copies.with(this, "database", number);
    }

    /** The same over TLS; null for a server that does not speak it. */
    public RedisSource withTls(@Nullable TlsSpec block) {
        return Copies.with(this, "tls", block);
    }
}
