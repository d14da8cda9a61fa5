package io.generalscaler.api.annotation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The annotations, in the order in which messages come. */
public enum Key {
    ENABLED("enabled", "true, or false to keep the others switched off; required. Example: true."),
    MODE("mode", "As spec.mode: Apply or Recommend. Default: Apply."),
    MIN_REPLICAS("min-replicas", "As spec.minReplicas. Default: 1."),
    MAX_REPLICAS("max-replicas", "As spec.maxReplicas; required. Example: 6."),
    METRIC(
            "metric",
            "Where the metric is read, in one line: redis://host:port/key (a list's length), rediss://host:port/key (the same over TLS),"
                    + " prometheus:query (asked of the server that the operator names), http://host:port/path#/json/pointer (a number in"
                    + " an answer; without # the answer is the number), rabbitmq://host:port/vhost/queue (a queue's messages, asked of the"
                    + " management API; without vhost/ in the virtual host /), rabbitmqs://host:port/vhost/queue (the same over TLS); required."
                    + " A number before a list's key is the database, as in"
                    + " redis://redis/2/mail; what has a meaning in an address is percent-encoded in a key, such as %7B for {."),
    TARGET_VALUE("target-value", "As spec.metric.targetValue, per replica; required. Example: 20."),
    POLICY("policy", "simple or costAware; an slo needs a GeneralScaler. Default: simple."),
    MAX_MONTHLY_COST("max-monthly-cost", "As budget.maxMonthlyCost; goes with cost-per-pod-per-hour. Example: 500."),
    COST_PER_POD_PER_HOUR(
            "cost-per-pod-per-hour", "As budget.costPerPodPerHour; goes with max-monthly-cost. Example: 0.05."),
    COOLDOWN_SECONDS("cooldown-seconds", "The cooldownSeconds of both directions of spec.behavior. Example: 60.");

    /** What every key of ours begins with. */
    public static final String PREFIX = "autoscaling.generalscaler.io/";

    /** Characters of a metric's line: an address, and a query as long as {@code spec.metric} may have it. */
    private static final int MOST_OF_METRIC = 9_000;

    /** Characters of any other text, white space around it included. */
    private static final int MOST = 64;

    private final String word;
    private final String meaning;

    Key(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** The whole key, as it stands in {@code metadata.annotations}. */
    public String key() {
        return PREFIX + word;
    }

    /** The key without its prefix. */
    public String word() {
        return word;
    }

    /** What it says, for the reference. */
    public String meaning() {
        return meaning;
    }

    /** How many characters its text may have, white space around it included: what is longer is neither read nor kept. */
    public int maxLength() {
        return this == METRIC ? MOST_OF_METRIC : MOST;
    }

    /** Where a violation of it is reported. */
    public String path() {
        return "metadata.annotations[" + key() + "]";
    }

    /** Whether an annotation of that name is ours, rightly spelt or not. */
    public static boolean isOurs(String name) {
        return name.startsWith(PREFIX);
    }

    /** Whether {@link #ENABLED} with that text asks for a scaler. */
    public static boolean isOn(@Nullable String enabled) {
        return enabled != null && enabled.length() <= MOST && enabled.strip().equals("true");
    }

    /** The key of that word. */
    public static Optional<Key> of(String word) {
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
