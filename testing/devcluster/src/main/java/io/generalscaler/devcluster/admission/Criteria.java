package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which requests a webhook or a policy wants to see.
 *
 * @param source has the selectors, the rules and the match policy
 * @param rulesField where the rules are
 */
record Criteria(JsonNode source, String rulesField) {
    JsonNode rules() {
        return source.path(rulesField);
    }

    boolean equivalent() {
        return source.path("matchPolicy").asText("Equivalent").equals("Equivalent");
    }
}
