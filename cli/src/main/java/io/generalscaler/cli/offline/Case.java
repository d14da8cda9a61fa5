package io.generalscaler.cli.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.compile.CompiledScaler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.engine.model.Reading;
import io.generalscaler.engine.model.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A scaler and a state, put together. */
public sealed interface Case {
    /** It can be decided on. */
    record Ready(Snapshot snapshot) implements Case {}

    /**
     * It cannot, for every one of these reasons.
     *
     * @param violations empty where only a part is missing altogether, which whoever asked knows
     */
    record Broken(List<Violation> violations) implements Case {
        public Broken {
            violations = List.copyOf(violations);
        }
    }

    /** Reads both and holds them against each other; what is a missing node is passed over. */
    static Case of(OfflineCompiler compiler, StateReader states, JsonNode scaler, JsonNode stateTree) {
        Problems problems = Problems.from("state");
        Optional<State> state = states.read(stateTree, problems);
        if (scaler.isMissingNode()) {
            return new Broken(states.inOrder(problems));
        }
        Instant now = state.map(State::now).orElse(Instant.EPOCH);
        return switch (compiler.compile(scaler, Context.at(now))) {
            case Compilation.Rejected rejected -> {
                List<Violation> all = new ArrayList<>(rejected.violations());
                all.addAll(states.inOrder(problems));
                yield new Broken(all);
            }
            case Compilation.Accepted accepted -> {
                state.ifPresent(it -> checkNames(it, accepted.scaler(), problems));
                yield state.isEmpty() || !problems.areNone()
                        ? new Broken(states.inOrder(problems))
                        : new Ready(snapshot(accepted.scaler(), state.get()));
            }
        };
    }

    private static void checkNames(State state, CompiledScaler scaler, Problems problems) {
        Set<String> names =
                scaler.metrics().stream().map(CompiledMetric::name).collect(Collectors.toCollection(TreeSet::new));
        reportStrangers(state.readings().keySet(), names, problems.at("metrics"));
        reportStrangers(state.seen(), names, problems.at("history").at("seen"));
        reportStrangers(
                state.history().consecutiveFailures().keySet(),
                names,
                problems.at("history").at("consecutiveFailures"));
    }

    private static void reportStrangers(Set<String> given, Set<String> names, Problems here) {
        given.stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> here.atKey(name)
                        .broken(
                                Rule.UnknownField,
                                name,
                                names.isEmpty()
                                        ? "is not a metric of the scaler, which has none"
                                        : "is not a metric of the scaler; there are: " + String.join(", ", names)));
    }

    private static Snapshot snapshot(CompiledScaler scaler, State state) {
        Map<String, Reading> readings = new HashMap<>(state.readings());
        for (CompiledMetric metric : scaler.metrics()) {
            if (readings.get(metric.name()) instanceof Reading.Missing(String cause)) {
                boolean seen = state.seen().contains(metric.name());
                readings.put(
                        metric.name(),
                        metric.isZeroWhen(cause, seen)
                                ? new Reading.Fresh(BigDecimal.ZERO, Duration.ZERO)
                                : new Reading.Missing(metric.toldAs(cause, seen)));
            }
        }
        return new Snapshot(state.now(), state.target(), readings, scaler.plan(), state.history());
    }
}
