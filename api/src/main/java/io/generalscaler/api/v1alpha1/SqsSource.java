package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.schema.Says;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many messages a queue of Amazon SQS holds. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SqsSource(
        @JsonPropertyDescription(
                "The queue's URL, as AWS shows it; it says the region, the account and the name. Or give"
                        + " queueName and accountId. Example: https://sqs.eu-west-1.amazonaws.com/123456789012/orders.")
        @Size(min = 1, max = 512) @Pattern("^https?://[^/?#@\\s" + Limits.UNSHOWN + "]+(/[A-Za-z0-9_.-]+)+$")
        @Says("a queue's URL as https://sqs.eu-west-1.amazonaws.com/123456789012/orders")
        @Nullable String queueUrl,

        @JsonPropertyDescription("The queue's name. Goes with accountId and region. Example: orders.")
        @Size(min = 1, max = 80) @Pattern("^[A-Za-z0-9_-]+(\\.fifo)?$") @Says("a queue's name: letters, digits, - and _, and .fifo at the end of a FIFO queue's")
        @Nullable String queueName,

        @JsonPropertyDescription("The number of the account that the queue belongs to: 12 digits.")
        @Size(max = 12) @Pattern("^[0-9]{12}$") @Says("an account of AWS: 12 digits")
        @Nullable String accountId,

        @JsonPropertyDescription("The queue's region. Default: that of queueUrl. Example: eu-west-1.")
        @Size(min = 1, max = 32) @Pattern("^[a-z]{2}(-[a-z]+)+-[0-9]+$") @Says("a region of AWS, such as eu-west-1")
        @Nullable String region,

        @JsonPropertyDescription(
                "Which messages count: Visible ones wait, those InFlight were received and not yet deleted, Delayed ones"
                        + " may not be received yet. Default: Visible and InFlight.")
        @Size(min = 1, max = 3) @Nullable List<@OneOf({"Visible", "InFlight", "Delayed"}) String> count,

        @JsonPropertyDescription(
                "Where the API is, if not at the region's usual address. Example: http://localstack:4566.")
        @Size(min = 1, max = 512) @Pattern("^https?://[^/?#@\\s" + Limits.UNSHOWN + "]+/?$")
        @Says("an address as https://host:port, without path, user or fragment")
        @Nullable String endpoint,

        @JsonPropertyDescription("The Secret that holds an access key.") @Required @Nullable AwsAuthRef authRef) {

    public SqsSource {
        count = count == null ? null : List.copyOf(count);
    }

    /** The messages of a queue that wait or are worked on. */
    public static SqsSource of(String queueUrl, AwsAuthRef authRef) {
        return Copies.of(SqsSource.class, Map.of("queueUrl", queueUrl, "authRef", authRef));
    }
}
