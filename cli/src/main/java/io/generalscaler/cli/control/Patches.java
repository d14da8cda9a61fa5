package io.generalscaler.cli.control;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Merge patches. A field that is not given is set to null, or the one of an earlier pause would stay. */
final class Patches {
    private static final JsonMapper JSON = new JsonMapper();

    private Patches() {}

    static String pause(Optional<Instant> until, String reason) {
        ObjectNode patch = JSON.createObjectNode();
        fill(patch.putObject("spec").putObject("pause"), until, reason);
        return patch.toString();
    }

    static String override(int replicas, Optional<Instant> until, String reason) {
        ObjectNode patch = JSON.createObjectNode();
        ObjectNode override = patch.putObject("spec").putObject("override");
        override.put("replicas", replicas);
        fill(override, until, reason);
        return patch.toString();
    }

    static String resume() {
        ObjectNode patch = JSON.createObjectNode();
        patch.putObject("spec").putNull("pause").putNull("override");
        return patch.toString();
    }

    private static void fill(ObjectNode block, Optional<Instant> until, String reason) {
        block.put("until", until.map(Instant::toString).orElse(null));
        block.put("reason", reason.isEmpty() ? null : reason);
    }
}
