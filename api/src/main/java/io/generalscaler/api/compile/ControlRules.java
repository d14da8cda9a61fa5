package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.FallbackSpec;
import io.generalscaler.api.v1alpha1.OverrideSpec;
import io.generalscaler.api.v1alpha1.PauseSpec;
import io.generalscaler.engine.plan.Fallback;
import io.generalscaler.engine.plan.FallbackBehavior;
import io.generalscaler.engine.plan.Pause;
import io.generalscaler.engine.plan.ReplicaOverride;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is laid over the metrics: fallback, pause, override. */
final class ControlRules {
    private static final String CURRENT = "currentReplicas";
    private static final String STATIC = "static";
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private ControlRules() {}

    /**
     * Judges what is laid over everything else for a while.
     *
     * @param now only to warn of what has expired
     * @param problems at the spec
     */
    static void check(
            @Nullable PauseSpec pause,
            @Nullable OverrideSpec override,
            Replicas replicas,
            Instant now,
            Problems problems) {
        boolean pauses =
                pause != null && holds(pause.until(), now, problems.at("pause").at("until"));
        boolean overrides = override != null
                && holds(override.until(), now, problems.at("override").at("until"));
        if (override != null) {
            replicas.warnOutside(override.replicas(), problems.at("override").at("replicas"));
        }
        if (pauses && overrides) {
            problems.at("override").warn("waits while pause freezes the workload");
        }
    }

    /**
     * Judges a fallback.
     *
     * @param hasMetrics whether there is something that can fail
     */
    static void check(@Nullable FallbackSpec fallback, boolean hasMetrics, Replicas replicas, Problems here) {
        if (fallback == null) {
            return;
        }
        if (!hasMetrics) {
            here.forbidden("is for failing metrics, and this scaler has none");
        }
        String behavior = behavior(fallback);
        if (fallback.replicas() == null && !behavior.equals(CURRENT)) {
            here.at("replicas").required("is required with behavior " + behavior);
        } else if (fallback.replicas() != null && behavior.equals(CURRENT)) {
            here.at("replicas").warn("has no effect with behavior " + CURRENT);
        } else {
            replicas.warnOutside(fallback.replicas(), here.at("replicas"));
        }
    }

    private static String behavior(FallbackSpec fallback) {
        return Objects.requireNonNullElse(fallback.behavior(), fallback.replicas() == null ? CURRENT : STATIC);
    }

    private static boolean holds(@Nullable String until, Instant now, Problems here) {
        if (until == null) {
            return true;
        }
        Optional<Instant> end = instant(until);
        if (end.isEmpty()) {
            here.invalid(until, "must be a time as RFC 3339, such as 2026-12-01T00:00:00Z");
            return false;
        }
        if (!end.get().isAfter(now)) {
            here.warn("is past: it has no effect any more");
            return false;
        }
        return true;
    }

    private static Optional<Instant> instant(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Fallback build(FallbackSpec fallback) {
        int replicas = Objects.requireNonNullElse(fallback.replicas(), 0);
        FallbackBehavior behavior = switch (behavior(fallback)) {
            case STATIC -> new FallbackBehavior.Static(replicas);
            case "currentReplicasIfHigher" -> new FallbackBehavior.CurrentReplicasIfHigher(replicas);
            case "currentReplicasIfLower" -> new FallbackBehavior.CurrentReplicasIfLower(replicas);
            default -> new FallbackBehavior.CurrentReplicas();
        };
        return new Fallback(
                Objects.requireNonNullElse(fallback.afterFailures(), FallbackSpec.DEFAULT_AFTER_FAILURES), behavior);
    }

    static Pause build(PauseSpec pause) {
        return new Pause(
                Optional.ofNullable(pause.until()).flatMap(ControlRules::instant),
                Objects.requireNonNullElse(pause.reason(), ""));
    }

    static ReplicaOverride build(OverrideSpec override) {
        return new ReplicaOverride(
                Objects.requireNonNull(override.replicas()),
                Optional.ofNullable(override.until()).flatMap(ControlRules::instant),
                Objects.requireNonNullElse(override.reason(), ""));
    }
}
