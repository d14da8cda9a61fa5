package io.generalscaler.reach.secret;

import io.generalscaler.reach.address.Destination;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a Secret, which may be absent. Its value comes out in two ways only: as a login for a server that it may be sent to, judged
 * by its form, or as certificates, which are sent nowhere. Prints no value.
 */
public final class SecretEntry {

    /** No login is larger, and no set of certificates that is read. */
    static final int MAX_BYTES = 16 * 1024;

    private final SecretRef ref;
    private final String key;
    private final SecretHosts hosts;
    private final byte @Nullable [] value;

    /**
     * An entry as it is.
     *
     * @param ref the Secret
     * @param key the entry's
     * @param hosts where its value may be sent
     * @param value decoded; null when the Secret has no such entry
     */
    public SecretEntry(SecretRef ref, String key, SecretHosts hosts, byte @Nullable [] value) {
        this.ref = ref;
        this.key = key;
        this.hosts = hosts;
        this.value = value;
    }

    /**
     * A login that has to be there, without the white space at its end that many editors leave.
     *
     * @param to the server whose connection it is handed to
     * @throws SecretUnavailableException when it is absent, has another form, or may not be sent there
     */
    public String login(LoginForm form, Destination to) throws SecretUnavailableException {
        return loginIfPresent(form, to).orElseThrow(this::absent);
    }

    /** The same for a login that its Secret may lack. */
    public Optional<String> loginIfPresent(LoginForm form, Destination to) throws SecretUnavailableException {
        hosts.admit(ref, to);
        if (value == null) {
            return Optional.empty();
        }
        int length = value.length;
        while (length > 0 && isWhiteSpace(value[length - 1])) {
            length--;
        }
        if (!form.fits(value, length)) {
            throw new SecretUnavailableException(this + " is no login that can be sent: it must be " + form.valid());
        }
        return Optional.of(new String(value, 0, length, StandardCharsets.US_ASCII));
    }

    /** Certificates in PEM. They are public and sent to nobody, so every server may be checked by them. */
    public String certificates() throws SecretUnavailableException {
        if (value == null) {
            throw absent();
        }
        if (value.length > MAX_BYTES) {
            throw new SecretUnavailableException(this + " is larger than " + MAX_BYTES / 1024 + " KiB");
        }
        return new String(value, StandardCharsets.UTF_8);
    }

    private SecretUnavailableException absent() {
        return new SecretUnavailableException("the Secret '" + ref.name() + "' has no entry '" + key + "'");
    }

    private static boolean isWhiteSpace(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    @Override
    public String toString() {
        return "the entry '" + key + "' of the Secret '" + ref.name() + "'";
    }
}
