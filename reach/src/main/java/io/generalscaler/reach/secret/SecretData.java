package io.generalscaler.reach.secret;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The decoded entries of one Secret. Prints only the names of its entries. */
public final class SecretData {

    private final SecretRef ref;
    private final Map<String, byte[]> entries;

    /**
     * Entries as they are.
     *
     * @param ref whose entries they are
     * @param entries by key, decoded
     */
    public SecretData(SecretRef ref, Map<String, byte[]> entries) {
        this.ref = ref;
        this.entries = Map.copyOf(entries);
    }

    /** An entry as text without the line break that many editors leave at its end, or empty. */
    public Optional<String> text(String key) {
        byte[] entry = entries.get(key);
        return entry == null
                ? Optional.empty()
                : Optional.of(new String(entry, StandardCharsets.UTF_8).stripTrailing());
    }

    /** An entry that must be there. */
    public String required(String key) throws SecretUnavailableException {
        return text(key)
                .orElseThrow(() ->
                        new SecretUnavailableException("the Secret '" + ref.name() + "' has no entry '" + key + "'"));
    }

    @Override
    public String toString() {
        return ref + " " + entries.keySet();
    }
}
