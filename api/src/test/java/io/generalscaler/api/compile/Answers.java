package io.generalscaler.api.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.text.ScalerText;
import io.generalscaler.engine.Engine;
import io.generalscaler.engine.model.History;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.TargetState;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.engine.model.WriteOutcome;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.Plan;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What every answer of the compiler keeps to: no exception, bounded and readable words, the same again, and in time. */
public final class Answers {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration MOST = Duration.ofMillis(50);
    private static final int TRIES = 12;
    private static final ScalerText READER = new ScalerText(Specs.COMPILER);

    private Answers() {}

    /** Compiles a spec twice; a plan that comes out of it is run. */
    static Compilation to(String told, JsonNode spec) {
        try {
            Compilation compilation = READER.compileSpec(spec, Context.at(Specs.NOW));
            assertThat(READER.compileSpec(spec, Context.at(Specs.NOW))).isEqualTo(compilation);
            keepsToForm(compilation);
            if (compilation instanceof Compilation.Rejected rejected) {
                assertThat(rejected.violations()).allMatch(it -> it.path().startsWith("spec"));
            }
            return compilation;
        } catch (RuntimeException e) {
            throw new AssertionError(told + " " + spec, e);
        }
    }

    /** Holds a compilation to its form, and a plan to what can be decided with it. */
    public static void keepsToForm(Compilation compilation) {
        switch (compilation) {
            case Compilation.Accepted accepted -> runs(accepted.scaler().plan());
            case Compilation.Rejected rejected ->
                assertThat(rejected.violations()).hasSizeLessThanOrEqualTo(100).allMatch(Answers::isReadable);
        }
    }

    private static void runs(Plan plan) {
        Map<String, Reading> readings = new HashMap<>();
        for (MetricPlan metric : plan.metrics()) {
            readings.put(metric.name(), new Reading.Fresh(new BigDecimal("50"), Duration.ZERO));
        }
        for (int replicas : new int[] {0, 1, 5, 1_000_000}) {
            Snapshot snapshot = new Snapshot(
                    Specs.NOW, new TargetState(replicas, replicas), readings, plan, History.firstEvaluation());
            Trace trace = Engine.decide(snapshot);
            assertThat(trace.summary()).isNotBlank();
            assertThat(trace.wakeAt()).isNotNull();
            assertThat(Engine.remember(snapshot, trace, WriteOutcome.APPLIED)).isNotNull();
        }
    }

    private static boolean isReadable(Violation violation) {
        return violation.sentence().length() < 1_500
                && violation.sentence().chars().noneMatch(Character::isISOControl)
                && !violation.path().isBlank()
                && !violation.message().isBlank();
    }

    /**
     * Asks until the answer once takes at most 50 ms of its thread's processor time: a busy machine does not count, nor does a
     * first load of classes.
     */
    public static void inTime(String told, Supplier<?> question) {
        Duration least = Duration.ofDays(1);
        for (int i = 0; i < TRIES && least.compareTo(MOST) > 0; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            assertThat(question.get()).as(told).isNotNull();
            Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
            least = took.compareTo(least) < 0 ? took : least;
        }
        assertThat(least).as(told).isLessThanOrEqualTo(MOST);
    }
}
