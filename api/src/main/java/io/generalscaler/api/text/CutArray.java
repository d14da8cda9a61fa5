package io.generalscaler.api.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A list of which only the beginning was kept. */
@SuppressWarnings("unchecked") // How Jackson's own list overrides deepCopy.
final class CutArray extends ArrayNode {
    private static final long serialVersionUID = 1L;

    private int count;

    CutArray(JsonNodeFactory nodes) {
        super(nodes);
    }

    /** One more item stood in the text. */
    void passed() {
        count++;
    }

    /** How many items stand in the text. */
    static int count(JsonNode list) {
        return list instanceof CutArray cut ? cut.count : list.size();
    }

    /** Equal lists have as many items, kept or not. */
    @Override
    public boolean equals(Object other) {
        return super.equals(other) && count(this) == count((JsonNode) other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
