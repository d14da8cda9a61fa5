package io.generalscaler.sources.rabbitmq;

import io.generalscaler.api.source.rabbitmq.Queues;
import io.generalscaler.api.source.rabbitmq.RabbitMqQuestion;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the management API lists queues of a virtual host with their counts, page by page. */
final class QueuesPath {

    /** The most that RabbitMQ has on a page. */
    static final int PAGE_SIZE = 500;

    private final String list;

    /** For the queues that this asks for. */
    QueuesPath(URI server, RabbitMqQuestion asked) {
        list = server + "/api/queues/" + encoded(asked.vhost())
                + "?disable_stats=true&enable_queue_totals=true&columns=name,state,messages,messages_ready&use_regex=true&name="
                + encoded(regex(asked.queues())) + "&page_size=" + PAGE_SIZE + "&page=";
    }

    /**
     * A page of the list.
     *
     * @param number from 1
     */
    URI page(int number) {
        return URI.create(list + number);
    }

    /** RabbitMQ takes no notice of case unless it is told to; the names of queues differ by it. */
    private static String regex(Queues queues) {
        return "(?-i)"
                + switch (queues) {
                    case Queues.Named one -> "\\A" + literally(one.name()) + "\\z";
                    case Queues.Matching several -> several.pattern();
                };
    }

    /** Each ASCII character that is no letter or digit with a backslash before it, which takes any meaning from it. */
    private static String literally(String name) {
        StringBuilder literal = new StringBuilder();
        name.chars().forEach(character -> {
            boolean isPlain = character > '~' || Character.isLetterOrDigit(character);
            literal.append(isPlain ? "" : "\\").append((char) character);
        });
        return literal.toString();
    }

    /** A space is %20 everywhere; a plus is a space in a query only. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
