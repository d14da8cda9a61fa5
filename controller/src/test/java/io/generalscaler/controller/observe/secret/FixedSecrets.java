package io.generalscaler.controller.observe.secret;

import io.generalscaler.reach.secret.SecretData;
import io.generalscaler.reach.secret.SecretRef;
import io.generalscaler.reach.secret.SecretUnavailableException;
import io.generalscaler.reach.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Secrets that a test wrote down. */
public final class FixedSecrets implements Secrets {

    private final Map<SecretRef, SecretData> secrets = new ConcurrentHashMap<>();

    /** Adds or replaces a Secret in the namespace {@code default}. */
    public FixedSecrets with(String name, Map<String, String> entries) {
        SecretRef ref = new SecretRef("default", name);
        secrets.put(
                ref,
                new SecretData(
                        ref,
                        entries.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> entry.getValue().getBytes(StandardCharsets.UTF_8)))));
        return this;
    }

    @Override
    public SecretData read(SecretRef ref) throws SecretUnavailableException {
        SecretData data = secrets.get(ref);
        if (data == null) {
            throw new SecretUnavailableException("the Secret '" + ref.name() + "' does not exist");
        }
        return data;
    }
}
