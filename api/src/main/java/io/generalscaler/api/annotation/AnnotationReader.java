package io.generalscaler.api.annotation;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.v1alpha1.BehaviorSpec;
import io.generalscaler.api.v1alpha1.BudgetSpec;
import io.generalscaler.api.v1alpha1.CostAwareSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.PolicySpec;
import io.generalscaler.api.v1alpha1.ScaleDownSpec;
import io.generalscaler.api.v1alpha1.ScaleUpSpec;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads each annotation's text into the field of a spec that it stands for. Bounds are the compiler's. */
final class AnnotationReader {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");
    private static final String COST_AWARE = "costAware";

    private final Map<String, String> annotations;
    private final MetricAddress address;
    private final MetricSpec standIn;
    private final Problems problems;

    AnnotationReader(Map<String, String> annotations, MetricAddress address, MetricSpec standIn, Problems problems) {
        this.annotations = annotations;
        this.address = address;
        this.standIn = standIn;
        this.problems = problems;
    }

    /** Whether they are switched on; empty where that is not said, which is reported. */
    Optional<Boolean> enabled() {
        Optional<String> text = text(Key.ENABLED);
        if (isMissing(Key.ENABLED)) {
            at(Key.ENABLED).required("is required: true, or false to keep the other annotations switched off");
        }
        return text.flatMap(word -> switch (word) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                at(Key.ENABLED).notSupported(word, "must be true or false");
                yield Optional.empty();
            }
        });
    }

    GeneralScalerSpec spec(TargetRef target) {
        String policy = policy().orElse(null);
        BigDecimal cost = decimal(Key.MAX_MONTHLY_COST);
        BigDecimal price = decimal(Key.COST_PER_POD_PER_HOUR);
        boolean isCostAware = COST_AWARE.equals(policy);
        boolean hasMoney = cost != null || price != null;
        return new GeneralScalerSpec(
                target,
                text(Key.MODE).orElse(null),
                whole(Key.MIN_REPLICAS),
                whole(Key.MAX_REPLICAS),
                null,
                metric(),
                null,
                policy == null
                        ? null
                        : new PolicySpec(policy, null, isCostAware ? new CostAwareSpec(cost, price, null) : null),
                hasMoney && !isCostAware ? new BudgetSpec(cost, price, null, null) : null,
                behavior(whole(Key.COOLDOWN_SECONDS)),
                null,
                null,
                null,
                null);
    }

    private Optional<String> policy() {
        Optional<String> policy = text(Key.POLICY);
        if (policy.isPresent() && policy.get().equals("slo")) {
            at(Key.POLICY).notSupported("slo", "must be simple or costAware; an slo needs a GeneralScaler of its own");
            return Optional.empty();
        }
        return policy;
    }

    private MetricSpec metric() {
        BigDecimal targetValue = decimal(Key.TARGET_VALUE);
        Optional<String> text = text(Key.METRIC);
        if (isMissing(Key.METRIC)) {
            at(Key.METRIC)
                    .required("is required: where the metric is read, in one line that begins with "
                            + address.beginnings());
        }
        // The stand-in is never read: it lets the target be judged although the address is refused already.
        return text.flatMap(line -> address.read(line, at(Key.METRIC)))
                .orElse(standIn)
                .withTargetValue(targetValue);
    }

    private static @Nullable BehaviorSpec behavior(@Nullable Integer cooldownSeconds) {
        return cooldownSeconds == null
                ? null
                : new BehaviorSpec(
                        new ScaleUpSpec(null, cooldownSeconds, null, null, null, null),
                        new ScaleDownSpec(null, cooldownSeconds, null, null, null, null),
                        null);
    }

    private @Nullable Integer whole(Key key) {
        Optional<String> text = text(key);
        if (text.isPresent() && !WHOLE.matcher(text.get()).matches()) {
            at(key).broken(Rule.WrongType, text.get(), "must be an integer");
            return null;
        }
        return text.map(Integer::valueOf).orElse(null);
    }

    private @Nullable BigDecimal decimal(Key key) {
        Optional<String> text = text(key);
        if (text.isPresent() && !DECIMAL.matcher(text.get()).matches()) {
            at(key).broken(Rule.WrongType, text.get(), "must be a number such as 10 or 0.05");
            return null;
        }
        return text.map(BigDecimal::new).orElse(null);
    }

    private boolean isMissing(Key key) {
        return annotations.get(key.key()) == null;
    }

    /** The text of an annotation; empty where there is none, and where it is too long, which is reported: ask once for each. */
    private Optional<String> text(Key key) {
        String text = annotations.get(key.key());
        if (text == null) {
            return Optional.empty();
        }
        if (text.length() > key.maxLength()) {
            at(key).broken(Rule.TooLong, text, "must have at most " + key.maxLength() + " characters");
            return Optional.empty();
        }
        return Optional.of(text.strip());
    }

    private Problems at(Key key) {
        return problems.atKey(key.key());
    }
}
