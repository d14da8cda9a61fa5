package io.generalscaler.api.source.rabbitmq;

import java.util.Locale;

/** Which queues of a virtual host count. */
public sealed interface Queues {

    /** For people, behind the messages that count: {@code the queue orders}. */
    String describe();

    /** One queue. */
    record Named(String name) implements Queues {
        @Override
        public String describe() {
            return "the queue " + name;
        }
    }

    /**
     * All whose names a pattern is found in.
     *
     * @param pattern a regular expression of the broker's kind, PCRE
     * @param aggregate what is made of their messages
     */
    record Matching(String pattern, Aggregate aggregate) implements Queues {
        @Override
        public String describe() {
            return "the queues like " + pattern + " (" + aggregate.name().toLowerCase(Locale.ROOT) + ")";
        }
    }

    /** What is made of the messages of several queues. */
    enum Aggregate {
        SUM,
        MAX,
        AVERAGE
    }
}
