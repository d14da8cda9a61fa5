package io.generalscaler.api.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.engine.model.Contest;
import io.generalscaler.engine.model.Displacement;
import io.generalscaler.engine.model.LastSize;
import java.time.Instant;
import java.util.Optional;

/**
 * How the last decision left the size, as a part of {@link RestartData}:
 * {@code {"left": replicas, "ours": true, "displaced": [decided, since, manager], "contest": [moves, last, manager]}}. What makes no sense is
 * left out.
 */
final class SizeData {

    /** As long as the API server lets the name of a field manager be. */
    private static final int MAX_MANAGER = 128;

    /** More make no difference. */
    private static final int MAX_MOVES = 1_000;

    private SizeData() {}

    static Optional<LastSize> read(JsonNode data) {
        JsonNode left = data.path("left");
        if (!left.canConvertToInt() || left.asInt() < 0) {
            return Optional.empty();
        }
        return Optional.of(new LastSize(
                left.asInt(),
                data.path("ours").asBoolean(),
                displacement(data.path("displaced")),
                contest(data.path("contest"))));
    }

    private static Optional<Displacement> displacement(JsonNode data) {
        JsonNode decided = data.path(0);
        return !decided.canConvertToInt() || decided.asInt() < 0
                ? Optional.empty()
                : instant(data.path(1)).map(since -> new Displacement(decided.asInt(), manager(data), since));
    }

    private static Optional<Contest> contest(JsonNode data) {
        JsonNode moves = data.path(0);
        return !moves.canConvertToInt() || moves.asInt() < 1
                ? Optional.empty()
                : instant(data.path(1))
                        .map(last -> new Contest(manager(data), Math.min(moves.asInt(), MAX_MOVES), last));
    }

    private static String manager(JsonNode data) {
        return cut(data.path(2).asText());
    }

    private static String cut(String manager) {
        return manager.substring(0, Math.min(manager.length(), MAX_MANAGER));
    }

    private static Optional<Instant> instant(JsonNode millis) {
        return millis.canConvertToLong() ? Optional.of(Times.ofMillis(millis.asLong())) : Optional.empty();
    }

    static void write(LastSize size, ObjectNode data) {
        data.put("left", size.left());
        if (size.ours()) {
            data.put("ours", true);
        }
        size.displacement()
                .ifPresent(it -> data.putArray("displaced")
                        .add(it.decided())
                        .add(Times.millis(it.since()))
                        .add(cut(it.manager())));
        size.contest()
                .ifPresent(it -> data.putArray("contest")
                        .add(Math.min(it.moves(), MAX_MOVES))
                        .add(Times.millis(it.last()))
                        .add(cut(it.manager())));
    }
}
