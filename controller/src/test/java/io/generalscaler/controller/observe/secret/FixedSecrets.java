package io.generalscaler.controller.observe.secret;

import io.generalscaler.reach.secret.SecretEntry;
import io.generalscaler.reach.secret.SecretHosts;
import io.generalscaler.reach.secret.SecretRef;
import io.generalscaler.reach.secret.SecretUnavailableException;
import io.generalscaler.reach.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Secrets that a test wrote down. */
public final class FixedSecrets implements Secrets {

    private final Map<SecretRef, Map<String, String>> secrets = new ConcurrentHashMap<>();
    private final Map<SecretRef, String> hosts = new ConcurrentHashMap<>();

    /** Adds or replaces a Secret in the namespace {@code default}. */
    public FixedSecrets with(String name, Map<String, String> entries) {
        secrets.put(new SecretRef("default", name), entries);
        return this;
    }

    /** Annotates a Secret with the hosts that it is for. */
    public FixedSecrets only(String name, String listed) {
        hosts.put(new SecretRef("default", name), listed);
        return this;
    }

    @Override
    public SecretEntry read(SecretRef ref, String key) throws SecretUnavailableException {
        Map<String, String> entries = secrets.get(ref);
        if (entries == null) {
            throw new SecretUnavailableException("the Secret '" + ref.name() + "' does not exist");
        }
        @Nullable String value = entries.get(key);
        return new SecretEntry(
                ref,
                key,
                SecretHosts.of(hosts.get(ref), false),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }
}
