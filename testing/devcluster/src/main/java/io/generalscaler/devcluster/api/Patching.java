package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.patch.JsonPatch;
import io.generalscaler.devcluster.patch.MergePatch;
import io.generalscaler.devcluster.patch.PatchRefusal;
import io.generalscaler.devcluster.patch.Shape;
import io.generalscaler.devcluster.patch.StrategicPatch;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.StatusException;
import io.generalscaler.devcluster.wire.Statuses;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The body of a PATCH as a change of the object that is there. */
public final class Patching {

    static final String JSON_PATCH = "application/json-patch+json";
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
    static final String APPLY_PATCH = "application/apply-patch+yaml";

    private final Ownership ownership;

    public Patching(Ownership ownership) {
        this.ownership = ownership;
    }

    /** The patch types that a type takes, in the order in which the API server names them. */
    static List<String> accepted(ResourceType type) {
        return type.custom().isPresent()
                ? List.of(JSON_PATCH, MERGE_PATCH, APPLY_PATCH)
                : List.of(JSON_PATCH, MERGE_PATCH, STRATEGIC_PATCH, APPLY_PATCH);
    }

    /** Any patch but an apply. */
    UnaryOperator<ObjectNode> change(ApiRequest request) {
        String mediaType = Bodies.mediaType(request);
        JsonNode patch = Bodies.any(request);
        return switch (mediaType) {
            case JSON_PATCH ->
                live -> {
                    if (refusing(() -> JsonPatch.apply(live, patch)) instanceof ObjectNode patched) {
                        return patched;
                    }
                    throw Statuses.badRequest("the patched document is not an object");
                };
            case MERGE_PATCH -> live -> refusing(() -> MergePatch.apply(live, patch));
            case STRATEGIC_PATCH -> strategic(request, patch);
            default -> throw unsupported(request, mediaType);
        };
    }

    private UnaryOperator<ObjectNode> strategic(ApiRequest request, JsonNode patch) {
        boolean scale = request.target().subresource().equals("scale");
        if (request.type().custom().isPresent() && !scale) {
            throw unsupported(request, STRATEGIC_PATCH);
        }
        Shape shape = scale ? ownership.scale() : ownership.shape(request.type());
        return live -> refusing(() -> StrategicPatch.apply(live, patch, shape));
    }

    private static StatusException unsupported(ApiRequest request, String mediaType) {
        return Statuses.unsupportedMediaType(mediaType, accepted(request.type()));
    }

    /** A computation on patches, whose refusals become answers. */
    static <T extends @Nullable Object> T refusing(Supplier<T> patching) {
        try {
            return patching.get();
        } catch (PatchRefusal refusal) {
            throw new StatusException(refusal.status());
        }
    }
}
