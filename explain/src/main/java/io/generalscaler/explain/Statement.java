package io.generalscaler.explain;

import java.util.List;

/**
 * One thing that an explanation says, under a title. Numbers and times are already worded. Texts come from a cluster as they are:
 * whoever renders them for a terminal or a page escapes them.
 */
public sealed interface Statement {

    String title();

    /** A single line. */
    record Fact(String title, Tone tone, String text) implements Statement {}

    /** What was read of each metric. */
    record Metrics(List<Metric> metrics) implements Statement {
        public Metrics {
            metrics = List.copyOf(metrics);
        }

        @Override
        public String title() {
            return "Metrics";
        }
    }

    /**
     * One metric.
     *
     * @param value without trailing zeros; a dash where there is none
     * @param target such as {@code target 10 per replica}
     * @param state in one word, which has the tone
     * @param detail goes on behind the state, with its own punctuation
     */
    record Metric(String name, String value, String target, Tone tone, String state, String detail) {}

    /**
     * The last decision.
     *
     * @param kind such as {@code Scale}
     * @param tone of the reason
     * @param when such as {@code 3m ago}; empty where it is not known
     * @param steps that led to it, in their order
     */
    record Decision(String kind, Tone tone, String reason, String when, List<Step> steps) implements Statement {
        public Decision {
            steps = List.copyOf(steps);
        }

        @Override
        public String title() {
            return "Decision";
        }
    }

    /** What one stage made of the number of replicas; the same number twice where it left it alone. */
    record Step(String stage, String before, String after, String reason, String message) {

        public boolean isChange() {
            return !before.equals(after);
        }
    }

    /**
     * The conditions that are not fine.
     *
     * @param text says whether there are others
     */
    record Conditions(String text, List<Condition> conditions) implements Statement {
        public Conditions {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String title() {
            return "Conditions";
        }
    }

    /**
     * One condition that is not fine.
     *
     * @param lasting such as {@code for 3m}; empty where it is not known
     * @param message empty where another statement has said it
     */
    record Condition(String type, String status, String reason, String lasting, String message) {}

    /** What a person can do, the most urgent first. */
    record Advice(List<String> steps) implements Statement {
        public Advice {
            steps = List.copyOf(steps);
        }

        @Override
        public String title() {
            return "What to do";
        }
    }
}
