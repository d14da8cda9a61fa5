package io.generalscaler.controller.report;

/**
 * Something that happened to a scaler.
 *
 * @param warning whether a person should look at it
 * @param reason one word, for example {@code ScaledUp}
 * @param action what the controller was doing, in one word
 * @param note a sentence with its numbers, at most 1,024 characters; longer ones are cut
 */
public record Announcement(boolean warning, String reason, String action, String note) {

    private static final int MAX_NOTE = 1024;

    public Announcement {
        note = note.length() <= MAX_NOTE ? note : note.substring(0, MAX_NOTE - 1) + "…";
    }
}
