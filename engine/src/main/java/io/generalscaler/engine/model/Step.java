package io.generalscaler.engine.model;

/**
 * What one stage did to the number, or why it did nothing.
 *
 * @param before the number that came in
 * @param after the number that went out; equal to {@code before} when the step only notes something
 */
public record Step(Stage stage, int before, int after, Cause cause) {

    /** A step that does what its reason does anywhere. */
    public Step(Stage stage, int before, int after, Reason reason, Explanation why) {
        this(stage, before, after, new Cause(reason, reason.nature(), why));
    }

    /** Whether the number changed here. */
    public boolean changed() {
        return before != after;
    }

    /** Why, in one word. */
    public Reason reason() {
        return cause.reason();
    }

    /** What the reason does to the number here. */
    public Nature nature() {
        return cause.nature();
    }

    /** Why, with the numbers that were used. */
    public Explanation why() {
        return cause.words();
    }

    /** The words of {@link #why}. */
    public String message() {
        return cause.words().text();
    }
}
