package io.generalscaler.devcluster;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.api.FieldValidation;
import io.generalscaler.devcluster.api.ObjectWriter;
import io.generalscaler.devcluster.api.WriteContext;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What every cluster has from the start: {@code initial-objects.yaml}. */
final class InitialObjects {

    private InitialObjects() {}

    static void create(ObjectWriter writer, Registry registry) {
        try (InputStream in = InitialObjects.class.getResourceAsStream("initial-objects.yaml");
                MappingIterator<ObjectNode> objects =
                        new YAMLMapper().readerFor(ObjectNode.class).readValues(in)) {
            while (objects.hasNext()) {
                ObjectNode object = objects.next();
                writer.create(context(registry, object), object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WriteContext context(Registry registry, ObjectNode object) {
        ResourceType type = registry.ofKind(Json.textOrEmpty(object, "apiVersion"), Json.textOrEmpty(object, "kind"))
                .orElseThrow();
        return new WriteContext(
                type,
                Json.textOrEmpty(object, "metadata", "namespace"),
                Json.textOrEmpty(object, "metadata", "name"),
                "",
                UserInfo.of("system:apiserver", List.of(UserInfo.MASTERS)),
                false,
                "kube-apiserver",
                false,
                FieldValidation.IGNORE,
                new ArrayList<>());
    }
}
