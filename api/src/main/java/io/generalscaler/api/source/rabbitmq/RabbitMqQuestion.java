package io.generalscaler.api.source.rabbitmq;

import io.generalscaler.api.source.Question;

/**
 * The messages in queues.
 *
 * @param vhost the virtual host, as its name is
 * @param queues of it
 * @param count which of their messages
 */
public record RabbitMqQuestion(String vhost, Queues queues, Count count) implements Question {
    @Override
    public String describe() {
        return "for the " + count.words() + " of " + queues.describe() + " in the virtual host " + vhost;
    }

    /** Which messages count. */
    public enum Count {
        /** Those that wait, and those that consumers have taken and not acknowledged. */
        TOTAL("messages"),
        /** Those that wait. */
        READY("ready messages");

        private final String words;

        Count(String words) {
            this.words = words;
        }

        private String words() {
            return words;
        }
    }
}
