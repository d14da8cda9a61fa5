package io.generalscaler.controller.observe.source;

import io.generalscaler.engine.model.Reading;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What became of one read. */
public sealed interface Answer {

    /** Whether a read failed that may have failed for want of a connection. */
    static boolean areUnconnected(Map<String, Answer> answers) {
        return answers.values().stream().anyMatch(answer -> answer instanceof Failed failed && failed.isUnconnected());
    }

    /** Why metrics have no number, by name. */
    static Map<String, String> missing(Map<String, Answer> answers) {
        Map<String, String> missing = new HashMap<>();
        answers.forEach((name, answer) -> {
            if (answer instanceof Failed failed) {
                missing.put(name, failed.message());
            }
        });
        return missing;
    }

    /** As the engine takes it. It holds no ranges, and of one the most is taken: nothing shrinks on what could not be read. */
    default Reading reading(Instant now) {
        return switch (this) {
            case Value(Sample sample) -> Reading.of(sample.high(), Duration.between(sample.at(), now));
            case Failed(FailureReason reason, String _) -> new Reading.Missing(reason.name());
        };
    }

    /**
     * A usable number.
     *
     * @param sample zero or more, and from no later than now
     */
    record Value(Sample sample) implements Answer {}

    /**
     * No number.
     *
     * @param reason the cause in one word
     * @param message one clause in our words
     */
    record Failed(FailureReason reason, String message) implements Answer {

        /** Whether it may be for want of a connection, which a first read has to make. */
        public boolean isUnconnected() {
            return reason.health() == FailureReason.Health.DOWN
                    || reason.health() == FailureReason.Health.SICK
                    || reason == FailureReason.Overloaded;
        }
    }
}
