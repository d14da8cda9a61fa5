package io.generalscaler.devcluster.workload;

import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.api.FieldValidation;
import io.generalscaler.devcluster.api.ObjectDeleter;
import io.generalscaler.devcluster.api.ObjectWriter;
import io.generalscaler.devcluster.api.WriteContext;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.store.ObjectKey;
import io.generalscaler.devcluster.wire.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the simulator's changes the way every other write is made: defaults, admission and books included. */
public final class ControllerWrites implements ChangeSink {
    private static final Logger LOG = LoggerFactory.getLogger(ControllerWrites.class);

    private static final UserInfo CONTROLLERS = UserInfo.of("system:kube-controller-manager", List.of());
    private static final UserInfo KUBELET = UserInfo.of("system:node:devcluster", List.of("system:nodes"));

    private final Registry registry;
    private final ObjectWriter writer;
    private final ObjectDeleter deleter;

    public ControllerWrites(Registry registry, ObjectWriter writer, ObjectDeleter deleter) {
        this.registry = registry;
        this.writer = writer;
        this.deleter = deleter;
    }

    @Override
    public boolean make(Change change) {
        Optional<ResourceType> type = registry.all().stream()
                .filter(each -> each.collection().equals(change.key().collection()))
                .filter(each -> each.version().equals(each.storedVersion()))
                .findFirst();
        if (type.isEmpty()) {
            // The type has been deleted, and its objects with it.
            return true;
        }
        try {
            make(change, type.get());
            return true;
        } catch (StatusException e) {
            LOG.atDebug()
                    .addKeyValue("object", change.key())
                    .addKeyValue("reason", e.getMessage())
                    .log("A controller's write is refused");
            return false;
        }
    }

    private void make(Change change, ResourceType type) {
        switch (change) {
            case Change.Create create -> writer.create(context(type, create.key(), ""), create.object());
            case Change.Update update -> writer.update(context(type, update.key(), ""), live -> update.object());
            case Change.UpdateStatus update ->
                writer.update(context(type, update.key(), "status"), live -> update.object());
            case Change.Delete delete ->
                deleter.delete(
                        context(type, delete.key(), ""),
                        new ObjectDeleter.Options("Background", delete.uid(), "", false));
        }
    }

    private static WriteContext context(ResourceType type, ObjectKey key, String subresource) {
        boolean ofPod = key.collection().equals(Resource.PODS) && subresource.equals("status");
        return new WriteContext(
                type,
                key.namespace(),
                key.name(),
                subresource,
                ofPod ? KUBELET : CONTROLLERS,
                false,
                ofPod ? "kubelet" : "kube-controller-manager",
                false,
                FieldValidation.IGNORE,
                new ArrayList<>());
    }
}
