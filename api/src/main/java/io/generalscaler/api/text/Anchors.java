package io.generalscaler.api.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a text that aliases stand for. An alias is the anchored value itself and takes no memory, but whoever reads the tree meets the
 * value again, and a few lines of aliases of aliases are billions of values. So there is a bound on what all aliases of a text stand for
 * together.
 */
final class Anchors {
    private final Map<String, Anchored> byName = new HashMap<>();
    private int aliases;
    private long aliased;

    /**
     * A value with a name.
     *
     * @param size its characters and values, with what aliases in it stand for
     * @param height how many levels are below it
     */
    record Anchored(JsonNode value, long size, int height) {}

    /** The names of one document are none in the next. */
    void beginDocument() {
        byName.clear();
    }

    /** The same name may be given anew. */
    void name(String anchor, Anchored value) {
        byName.put(anchor, value);
    }

    /** The value of that name; empty where no value before has it, or the one that has it is not yet complete. */
    Optional<Anchored> find(String anchor) {
        return Optional.ofNullable(byName.get(anchor));
    }

    /** Counts one more alias; answers why it is one too many. */
    Optional<String> count(Anchored value) {
        aliases++;
        aliased += value.size();
        if (aliases > Documents.MAX_ALIASES) {
            return Optional.of("has more than " + Documents.MAX_ALIASES + " aliases (*name); write the values out");
        }
        return aliased > Documents.MAX_CHARACTERS
                ? Optional.of("has aliases (*name) that stand for more than " + Documents.MAX_CHARACTERS
                        + " characters; write the values out")
                : Optional.empty();
    }
}
