package io.generalscaler.devcluster.api;

import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.store.ObjectKey;
import java.util.List;

/**
 * Who writes what, how.
 *
 * @param name empty for a create under a generated name
 * @param subresource empty for the object itself
 * @param manager the field manager
 * @param apply whether this is a server-side apply, which keeps the books of field managers itself
 * @param warnings collects what the answer will warn of
 */
public record WriteContext(
        ResourceType type,
        String namespace,
        String name,
        String subresource,
        UserInfo user,
        boolean dryRun,
        String manager,
        boolean apply,
        FieldValidation validation,
        List<String> warnings) {

    public ObjectKey key() {
        return new ObjectKey(type.collection(), namespace, name);
    }

    public boolean isStatus() {
        return subresource.equals("status");
    }

    WriteContext named(String newName) {
        return new WriteContext(
                type, namespace, newName, subresource, user, dryRun, manager, apply, validation, warnings);
    }
}
