package io.generalscaler.api.source.sqs;

import io.generalscaler.api.source.Question;
import java.util.List;

/**
 * How many messages a queue holds.
 *
 * @param queueUrl names the queue; nothing is asked of its host
 * @param count which messages, each kind once, in the order of {@link Count}
 */
public record SqsQuestion(String queueUrl, List<Count> count) implements Question {

    public SqsQuestion {
        count = List.copyOf(count);
    }

    /** Kinds of messages, each with the attribute of a queue that counts it. */
    public enum Count {
        Visible("ApproximateNumberOfMessages"),
        InFlight("ApproximateNumberOfMessagesNotVisible"),
        Delayed("ApproximateNumberOfMessagesDelayed");

        private final String attribute;

        Count(String attribute) {
            this.attribute = attribute;
        }

        /** As the API names it. */
        public String attribute() {
            return attribute;
        }
    }

    @Override
    public String describe() {
        String name = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
        return "for the messages " + count + " of the queue " + name;
    }
}
