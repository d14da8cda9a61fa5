package io.generalscaler.api.problem;

/**
 * Why something could never work.
 *
 * @param path where, as {@code spec.metrics[1].targetValue}
 * @param value what stands there, shortened and safe to show; empty where nothing stands
 * @param rule the kind of rule that it breaks
 * @param message what would be valid, as the end of a sentence that begins with the path: "must be above 0"
 */
public record Violation(String path, String value, Rule rule, String message) {
    /** One line for a person: {@code spec.maxReplicas: 0: must be from 1 to 1000000}. */
    public String sentence() {
        return value.isEmpty() ? path + ": " + message : path + ": " + value + ": " + message;
    }

    /** Whether this is about the thing at that path, or about something inside of it. */
    public boolean isWithin(String place) {
        return path.startsWith(place)
                && (path.length() == place.length() || ".[".indexOf(path.charAt(place.length())) >= 0);
    }

    /** The same at another path. */
    public Violation withPath(String other) {
        return new Violation(other, value, rule, message);
    }
}
