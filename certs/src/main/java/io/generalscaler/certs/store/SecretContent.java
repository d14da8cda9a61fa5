package io.generalscaler.certs.store;

import io.generalscaler.certs.issue.CertificateAuthority;
import io.generalscaler.certs.issue.Credential;
import io.generalscaler.certs.pem.BadPemException;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.rotate.CaState;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The {@code data} of the Secret, one set of keys per state. Keys that are not listed here belong to others and stay as they are.
 *
 * <pre>
 * Empty       –
 * Steady      ca.crt ca.key
 * Publishing  ca.crt ca.key next.crt next.key since
 * Retiring    ca.crt ca.key previous.crt since
 * </pre>
 */
final class SecretContent {
    private static final String CA_CERTIFICATE = "ca.crt";
    private static final String CA_KEY = "ca.key";
    private static final String NEXT_CERTIFICATE = "next.crt";
    private static final String NEXT_KEY = "next.key";
    private static final String PREVIOUS_CERTIFICATE = "previous.crt";
    private static final String SINCE = "since";
    private static final Set<String> OURS =
            Set.of(CA_CERTIFICATE, CA_KEY, NEXT_CERTIFICATE, NEXT_KEY, PREVIOUS_CERTIFICATE, SINCE);

    private static final Set<String> STEADY = Set.of(CA_CERTIFICATE, CA_KEY);
    private static final Set<String> PUBLISHING = Set.of(CA_CERTIFICATE, CA_KEY, NEXT_CERTIFICATE, NEXT_KEY, SINCE);
    private static final Set<String> RETIRING = Set.of(CA_CERTIFICATE, CA_KEY, PREVIOUS_CERTIFICATE, SINCE);

    /** A Secret holds at most 1 MiB; a value of ours is far smaller. */
    private static final int MAX_VALUE_CHARS = 128 * 1024;

    /** No rotation has begun before, or begins after; with times far beyond nobody can reckon. */
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private SecretContent() {}

    /** @param data base64 values by key, as in a Secret */
    static CaState parse(Map<String, String> data) throws CaStoreException {
        Set<String> keys = new TreeSet<>(data.keySet());
        keys.retainAll(OURS);
        keys.removeIf(key -> data.getOrDefault(key, "").isEmpty());
        if (keys.isEmpty()) {
            return new CaState.Empty();
        }
        if (keys.equals(STEADY)) {
            return new CaState.Steady(authority(data, CA_CERTIFICATE, CA_KEY));
        }
        if (keys.equals(PUBLISHING)) {
            return new CaState.Publishing(
                    authority(data, CA_CERTIFICATE, CA_KEY), authority(data, NEXT_CERTIFICATE, NEXT_KEY), since(data));
        }
        if (keys.equals(RETIRING)) {
            return new CaState.Retiring(authority(data, CA_CERTIFICATE, CA_KEY), previous(data), since(data));
        }
        throw new CaStoreException("holds the keys " + keys + ", which together are no state of a CA; expected "
                + new TreeSet<>(STEADY) + ", " + new TreeSet<>(PUBLISHING) + " or " + new TreeSet<>(RETIRING));
    }

    /** {@code data} with the keys of {@code state} in place of those of any earlier state. */
    static Map<String, String> with(Map<String, String> data, CaState state) {
        var result = new TreeMap<>(data);
        result.keySet().removeAll(OURS);
        switch (state) {
            case CaState.Empty() -> {}
            case CaState.Steady(var signer) -> put(result, signer, CA_CERTIFICATE, CA_KEY);
            case CaState.Publishing(var signer, var next, var since) -> {
                put(result, signer, CA_CERTIFICATE, CA_KEY);
                put(result, next, NEXT_CERTIFICATE, NEXT_KEY);
                result.put(SINCE, Pem.base64(since.toString()));
            }
            case CaState.Retiring(var signer, var previous, var since) -> {
                put(result, signer, CA_CERTIFICATE, CA_KEY);
                result.put(PREVIOUS_CERTIFICATE, Pem.base64(Pem.write(List.of(previous))));
                result.put(SINCE, Pem.base64(since.toString()));
            }
        }
        return result;
    }

    private static void put(
            Map<String, String> data, CertificateAuthority authority, String certificateName, String keyName) {
        data.put(certificateName, Pem.base64(Pem.write(authority.credential().chain())));
        data.put(keyName, Pem.base64(Pem.write(authority.credential().key())));
    }

    private static CertificateAuthority authority(Map<String, String> data, String certificateName, String keyName)
            throws CaStoreException {
        String certificate = text(data, certificateName);
        String key = text(data, keyName);
        try {
            return new CertificateAuthority(
                    new Credential(List.of(Pem.onlyCertificate(certificate)), Pem.privateKey(key)));
        } catch (BadPemException | IllegalArgumentException e) {
            throw new CaStoreException(certificateName + " and " + keyName + ": " + e.getMessage(), e);
        }
    }

    private static X509Certificate previous(Map<String, String> data) throws CaStoreException {
        try {
            return Pem.onlyCertificate(text(data, PREVIOUS_CERTIFICATE));
        } catch (BadPemException e) {
            throw new CaStoreException(PREVIOUS_CERTIFICATE + ": " + e.getMessage(), e);
        }
    }

    private static Instant since(Map<String, String> data) throws CaStoreException {
        try {
            Instant since = Instant.parse(text(data, SINCE).strip());
            if (since.isBefore(EARLIEST) || since.isAfter(LATEST)) {
                throw new CaStoreException(SINCE + " is not a time from " + EARLIEST + " to " + LATEST);
            }
            return since;
        } catch (DateTimeException e) {
            throw new CaStoreException(SINCE + " is not a time such as 2026-01-15T10:30:00Z", e);
        }
    }

    private static String text(Map<String, String> data, String key) throws CaStoreException {
        String value = data.getOrDefault(key, "");
        if (value.length() > MAX_VALUE_CHARS) {
            throw new CaStoreException(key + " has more than " + MAX_VALUE_CHARS + " characters");
        }
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new CaStoreException(key + " is not base64", e);
        }
    }
}
