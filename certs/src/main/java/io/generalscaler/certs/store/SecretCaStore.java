package io.generalscaler.certs.store;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.generalscaler.certs.rotate.CaState;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The CA state in one Secret. An existing Secret is adopted (keys of others in it stay); a missing one is created. Needs the
 * right to get and update the Secret by name, and to create it only if it is missing.
 */
public final class SecretCaStore implements CaStore {
    private final KubernetesClient client;
    private final String namespace;
    private final String name;

    public SecretCaStore(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
    }

    @Override
    public Stored read() throws CaStoreException {
        Secret secret = get();
        if (secret == null) {
            return new Stored(new CaState.Empty(), Stored.ABSENT);
        }
        try {
            return new Stored(
                    SecretContent.parse(dataOf(secret)), secret.getMetadata().getResourceVersion());
        } catch (CaStoreException e) {
            throw new CaStoreException(where() + " " + e.getMessage() + ". " + remedy(), e);
        }
    }

    @Override
    public boolean replace(Stored seen, CaState next) throws CaStoreException {
        return seen.version().equals(Stored.ABSENT) ? create(next) : update(seen, next);
    }

    /** The API server compares the resourceVersion that the Secret was read with, so a write between the two is not lost. */
    private boolean update(Stored seen, CaState next) throws CaStoreException {
        Secret current = get();
        if (current == null || !seen.version().equals(current.getMetadata().getResourceVersion())) {
            return false;
        }
        try {
            client.resource(new SecretBuilder(current)
                            .withData(SecretContent.with(dataOf(current), next))
                            .build())
                    .update();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT || e.getCode() == HTTP_NOT_FOUND) {
                return false;
            }
            throw failure("cannot be written", "update", e);
        }
    }

    private boolean create(CaState state) throws CaStoreException {
        try {
            client.resource(new SecretBuilder()
                            .withNewMetadata()
                            .withNamespace(namespace)
                            .withName(name)
                            .endMetadata()
                            .withType("Opaque")
                            .withData(SecretContent.with(Map.of(), state))
                            .build())
                    .create();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT) {
                return false;
            }
            throw failure("cannot be created", "create", e);
        }
    }

    private @Nullable Secret get() throws CaStoreException {
        try {
            return client.secrets().inNamespace(namespace).withName(name).get();
        } catch (KubernetesClientException e) {
            throw failure("cannot be read", "get", e);
        }
    }

    /** What the API server says of a Secret names its keys and never their values; it is what the operator needs. */
    private CaStoreException failure(String what, String verb, KubernetesClientException e) {
        String why = e.getCode() == HTTP_FORBIDDEN
                ? ": this service account may not " + verb + " it"
                        + (verb.equals("create")
                                ? "; install an empty Secret of that name, as the shipped manifests do"
                                : "")
                : ": " + Objects.requireNonNullElse(e.getMessage(), e.toString());
        return new CaStoreException(where() + " " + what + why, e);
    }

    /** Emptied rather than deleted: the right to create a Secret cannot be limited to a name, so the shipped role does not have it. */
    private String remedy() {
        return "Empty it, and a new CA is made: kubectl patch secret " + name + " -n " + namespace
                + " --type=merge -p '{\"data\":null}'. Until every pod of the webhook has taken the new CA over, half a minute later,"
                + " admission may fail";
    }

    private String where() {
        return "Secret " + namespace + "/" + name;
    }

    private static Map<String, String> dataOf(Secret secret) {
        return Objects.requireNonNullElse(secret.getData(), Map.of());
    }
}
