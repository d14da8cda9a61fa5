package io.generalscaler.reach.secret;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Secrets of the API server, fetched one by one when they are needed and kept for {@link #KEEP}. */
public final class KubernetesSecrets implements Secrets {

    static final Duration KEEP = Duration.ofSeconds(30);

    private final ApiServer api;
    private final LongSupplier nanoTime;
    private final Map<SecretRef, Kept> kept = new ConcurrentHashMap<>();

    /**
     * Nothing fetched yet.
     *
     * @param api where they are
     * @param nanoTime a monotonic clock
     */
    public KubernetesSecrets(ApiServer api, LongSupplier nanoTime) {
        this.api = api;
        this.nanoTime = nanoTime;
    }

    @Override
    public SecretData read(SecretRef ref) throws SecretUnavailableException {
        long now = nanoTime.getAsLong();
        Kept found = kept.get(ref);
        if (found != null && now - found.atNanos < KEEP.toNanos()) {
            return found.data;
        }
        SecretData data = fetch(ref);
        kept.put(ref, new Kept(data, now));
        return data;
    }

    /** Drops what is too old to be used. */
    public void forgetOld() {
        long now = nanoTime.getAsLong();
        kept.values().removeIf(entry -> now - entry.atNanos >= KEEP.toNanos());
    }

    private SecretData fetch(SecretRef ref) throws SecretUnavailableException {
        try {
            ApiAnswer answer =
                    api.get(ResourcePath.of("v1", ref.namespace(), "secrets").then(ref.name()));
            if (answer.notFound()) {
                throw new SecretUnavailableException("the Secret '" + ref.name() + "' does not exist");
            }
            if (answer.forbidden()) {
                throw new SecretUnavailableException(
                        "the controller may not read the Secret '" + ref.name() + "'; bind its Role in this namespace");
            }
            if (!answer.ok()) {
                throw new SecretUnavailableException("the Secret '" + ref.name() + "' cannot be read");
            }
            return decode(ref, answer.json().path("data"));
        } catch (ApiUnreachableException e) {
            throw new SecretUnavailableException("the Secret '" + ref.name() + "' cannot be read at present");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretUnavailableException("the Secret '" + ref.name() + "' could not be read in time");
        }
    }

    private static SecretData decode(SecretRef ref, JsonNode data) throws SecretUnavailableException {
        Map<String, byte[]> entries = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            try {
                entries.put(
                        field.getKey(),
                        Base64.getDecoder().decode(field.getValue().asText()));
            } catch (IllegalArgumentException e) {
                throw new SecretUnavailableException("the Secret '" + ref.name() + "' is not readable");
            }
        }
        return new SecretData(ref, entries);
    }

    /** Not a record, so that nothing prints it. */
    private static final class Kept {
        private final SecretData data;
        private final long atNanos;

        Kept(SecretData data, long atNanos) {
            this.data = data;
            this.atNanos = atNanos;
        }
    }
}
