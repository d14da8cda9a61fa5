package io.generalscaler.api.annotation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The annotations, in the order in which messages come. */
public enum Key {
    /** {@code true}, or {@code false} to keep the others switched off. */
    ENABLED("enabled"),
    MODE("mode"),
    MIN_REPLICAS("min-replicas"),
    MAX_REPLICAS("max-replicas"),
    METRIC("metric"),
    TARGET_VALUE("target-value"),
    POLICY("policy"),
    MAX_MONTHLY_COST("max-monthly-cost"),
    COST_PER_POD_PER_HOUR("cost-per-pod-per-hour"),
    COOLDOWN_SECONDS("cooldown-seconds");

    /** What every key of ours begins with. */
    public static final String PREFIX = "autoscaling.generalscaler.io/";

    private final String word;

    Key(String word) {
        this.word = word;
    }

    /** The whole key, as it stands in {@code metadata.annotations}. */
    public String key() {
        return PREFIX + word;
    }

    /** The key without its prefix. */
    public String word() {
        return word;
    }

    /** Where a violation of it is reported. */
    public String path() {
        return "metadata.annotations[" + key() + "]";
    }

    /** The key of that word. */
    static Optional<Key> of(String word) {
        return Arrays.stream(values()).filter(key -> key.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Key::word).toList();
    }

    /** The annotation that a path of the compiler speaks of. */
    static Optional<Key> ofSpecPath(String path) {
        if (path.endsWith(".maxMonthlyCost")) {
            return Optional.of(MAX_MONTHLY_COST);
        }
        if (path.endsWith(".costPerPodPerHour")) {
            return Optional.of(COST_PER_POD_PER_HOUR);
        }
        if (path.equals("spec.metric.targetValue")) {
            return Optional.of(TARGET_VALUE);
        }
        String[] segments = path.split("[.\\[]", 3);
        return switch (segments.length < 2 ? "" : segments[1]) {
            case "mode" -> Optional.of(MODE);
            case "minReplicas" -> Optional.of(MIN_REPLICAS);
            case "maxReplicas" -> Optional.of(MAX_REPLICAS);
            case "metric" -> Optional.of(METRIC);
            case "policy" -> Optional.of(POLICY);
            case "budget" -> Optional.of(MAX_MONTHLY_COST);
            case "behavior" -> Optional.of(COOLDOWN_SECONDS);
            default -> Optional.empty();
        };
    }
}
