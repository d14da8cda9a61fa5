package io.generalscaler.api.source.rabbitmq;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.RabbitMqSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Which queues are asked for, in which virtual host. */
final class QueueRules {
    /** What RabbitMQ lets a name have. */
    private static final int MAX_BYTES = 255;

    private QueueRules() {}

    /**
     * The virtual host; empty where a violation was reported.
     *
     * @param inAddress whether its name is a part of an address
     */
    static Optional<String> vhost(@Nullable String given, boolean inAddress, Problems here) {
        String vhost = given == null ? RabbitMqSource.DEFAULT_VHOST : given;
        if (inAddress && (vhost.equals(".") || vhost.equals(".."))) {
            here.invalid(
                    vhost,
                    "is a name that has no place in an address; a virtual host of another name can be asked for");
            return Optional.empty();
        }
        return fits(vhost, here) ? Optional.of(vhost) : Optional.empty();
    }

    /** Exactly one of a name and a pattern; empty where a violation was reported. */
    static Optional<Queues> queues(RabbitMqSource source, Problems here) {
        String pattern = source.queuePattern();
        if (source.aggregate() != null && pattern == null) {
            here.at("aggregate").forbidden("goes with queuePattern, which names several queues");
        }
        if (source.queueName() != null && pattern != null) {
            here.at("queuePattern").forbidden("goes not with queueName: one of the two says which queues count");
            return Optional.empty();
        }
        if (source.queueName() != null) {
            return fits(source.queueName(), here.at("queueName"))
                    ? Optional.of(new Queues.Named(source.queueName()))
                    : Optional.empty();
        }
        if (pattern == null) {
            here.at("queueName")
                    .required(
                            "is required: the queue whose messages count, such as orders; or queuePattern, for several");
            return Optional.empty();
        }
        warnOfBroken(pattern, here.at("queuePattern"));
        return Optional.of(new Queues.Matching(pattern, aggregate(source.aggregate())));
    }

    private static Queues.Aggregate aggregate(@Nullable String given) {
        return switch (given) {
            case "Max" -> Queues.Aggregate.MAX;
            case "Average" -> Queues.Aggregate.AVERAGE;
            case null, default -> Queues.Aggregate.SUM;
        };
    }

    /** The broker's regular expressions are much like Java's, and not the same, so this refuses nothing. */
    private static void warnOfBroken(String pattern, Problems here) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            here.warn(
                    "looks like no regular expression, which the broker would refuse; \\ goes before what is meant literally");
        }
    }

    private static boolean fits(String name, Problems here) {
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            here.invalid(name, "must be at most 255 bytes in UTF-8");
            return false;
        }
        return true;
    }
}
