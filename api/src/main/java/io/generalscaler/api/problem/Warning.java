package io.generalscaler.api.problem;

/**
 * What is legal but odd.
 *
 * @param path where, as {@code spec.pause.until}
 * @param message what follows from it, as the end of a sentence that begins with the path
 */
public record Warning(String path, String message) {
    /** One line for a person. */
    public String sentence() {
        return path + ": " + message;
    }

    /** The same at another path. */
    public Warning withPath(String other) {
        return new Warning(other, message);
    }
}
