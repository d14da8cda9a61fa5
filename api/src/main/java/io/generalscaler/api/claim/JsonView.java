package io.generalscaler.api.claim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** JSON. Nothing is copied: what is not asked for costs nothing. */
record JsonView(JsonNode object) implements ObjectView {
    @Override
    public String text(String... path) {
        JsonNode at = object;
        for (String name : path) {
            at = at.path(name);
        }
        return at.isTextual() ? at.textValue() : "";
    }

    @Override
    public List<Owner> owners() {
        JsonNode references = object.path("metadata").path("ownerReferences");
        if (references.isEmpty()) {
            return List.of();
        }
        List<Owner> owners = new ArrayList<>();
        for (JsonNode reference : references) {
            owners.add(new Owner(
                    reference.path("apiVersion").asText(),
                    reference.path("kind").asText(),
                    reference.path("name").asText(),
                    reference.path("uid").asText(),
                    reference.path("controller").asBoolean()));
        }
        return owners;
    }
}
