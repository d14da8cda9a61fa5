package io.generalscaler.sources.rabbitmq;

import io.generalscaler.api.source.rabbitmq.Queues;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.Set;

/** What queues hold, counted together while their list arrives. Of queues of which one is not known nothing is. */
final class Tally {

    /** Of a queue that cannot say what it holds, and of which old counts may be left. */
    private static final Set<String> NOT_RUNNING = Set.of("down", "crashed", "stopped", "minority");

    private static final String NO_COUNTS = "the broker keeps no counts for ";

    private final Queues wanted;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal max = BigDecimal.ZERO;
    private int listed;
    private int counted;
    private int uncounted;
    private int notRunning;

    Tally(Queues wanted) {
        this.wanted = wanted;
    }

    /** Adds a queue of the list. */
    void add(ListedQueue queue) throws SourceException {
        listed++;
        if (wanted instanceof Queues.Named(String name) && !name.equals(queue.name())) {
            return;
        }
        if (NOT_RUNNING.contains(queue.state())) {
            notRunning++;
            return;
        }
        Optional<BigDecimal> messages = queue.messages();
        if (messages.isEmpty()) {
            uncounted++;
            return;
        }
        if (messages.get().signum() < 0) {
            throw new SourceException(FailureReason.Negative, "the broker says that a queue holds less than nothing");
        }
        counted++;
        sum = sum.add(messages.get());
        max = max.max(messages.get());
    }

    /** How many queues were added, wanted ones and others. */
    int listed() {
        return listed;
    }

    /** What the wanted queues hold. */
    BigDecimal value() throws SourceException {
        return switch (wanted) {
            case Queues.Named _ -> one();
            case Queues.Matching several -> of(several.aggregate());
        };
    }

    private BigDecimal one() throws SourceException {
        if (notRunning > 0) {
            throw new SourceException(FailureReason.PartialAnswer, "the queue is down");
        }
        if (uncounted > 0) {
            throw new SourceException(FailureReason.NoData, NO_COUNTS + "this queue");
        }
        if (counted == 0) {
            throw new SourceException(FailureReason.NotFound, "there is no such queue in the virtual host");
        }
        return sum;
    }

    private BigDecimal of(Queues.Aggregate aggregate) throws SourceException {
        int all = counted + uncounted + notRunning;
        if (all == 0) {
            throw new SourceException(FailureReason.NoData, "no queue fits the pattern");
        }
        if (notRunning > 0) {
            throw new SourceException(FailureReason.PartialAnswer, notRunning + " of " + all + " queues are down");
        }
        if (counted == 0) {
            throw new SourceException(FailureReason.NoData, NO_COUNTS + "these queues");
        }
        if (uncounted > 0) {
            throw new SourceException(FailureReason.PartialAnswer, NO_COUNTS + uncounted + " of " + all + " queues");
        }
        return switch (aggregate) {
            case SUM -> sum;
            case MAX -> max;
            case AVERAGE -> sum.divide(BigDecimal.valueOf(counted), MathContext.DECIMAL64);
        };
    }
}
