package io.generalscaler.engine.model;

/**
 * What one stage did to the number, or why it did nothing.
 *
 * @param before the number that came in
 * @param after the number that went out; equal to {@code before} when the step only notes something
 * @param why with the numbers that were used
 */
public record Step(Stage stage, int before, int after, Reason reason, Explanation why) {

    /** Whether the number changed here. */
    public boolean changed() {
        return before != after;
    }

    /** The words of {@link #why}. */
    public String message() {
        return why.text();
    }
}
