package io.generalscaler.sources.spi;

import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.Tls;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.AddressRefusedException;
import io.generalscaler.reach.address.Destination;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.reach.secret.LoginForm;
import io.generalscaler.reach.secret.SecretEntry;
import io.generalscaler.reach.secret.SecretRef;
import io.generalscaler.reach.secret.SecretUnavailableException;
import io.generalscaler.reach.secret.Secrets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a source may use of the controller. Connections go only to addresses that the operator admits, logins come only from Secrets
 * of the scope's namespace: other namespaces and the controller's own credentials are out of reach. What goes wrong here is
 * already the failure to report.
 */
public final class SourceContext implements AutoCloseable {

    private final AddressPolicy addresses;
    private final Secrets secrets;
    private final OutboundHttp http;
    private final InstantSource clock;
    private final HeldMemory held;
    private final Optional<String> namespace;

    /**
     * A context without a namespace, from which no Secret can be read.
     *
     * @param addresses resolves and admits hosts
     * @param secrets reads Secrets
     * @param http the process's client for HTTP
     * @param clock the present
     */
    public SourceContext(AddressPolicy addresses, Secrets secrets, OutboundHttp http, InstantSource clock) {
        this(addresses, secrets, http, clock, HeldMemory.none(), Optional.empty());
    }

    private SourceContext(
            AddressPolicy addresses,
            Secrets secrets,
            OutboundHttp http,
            InstantSource clock,
            HeldMemory held,
            Optional<String> namespace) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.http = http;
        this.clock = clock;
        this.held = held;
        this.namespace = namespace;
    }

    /** The same for a client of this scope, with whose end it is {@link #close closed}. */
    public SourceContext within(Scope scope) {
        return new SourceContext(
                addresses, secrets, http, clock, held.of(scope.namespace().orElse("")), scope.namespace());
    }

    /**
     * The same without any Secret, for types whose settings are free texts: admission asks whether the author may get a Secret only
     * where it can see that one is named.
     */
    public SourceContext withoutSecrets() {
        Secrets none = (ref, key) -> {
            throw new SecretUnavailableException(
                    "the settings of a plug-in can name no Secret: nobody asked whether their author may get it");
        };
        return new SourceContext(addresses, none, http, clock, held, namespace);
    }

    /** The present. */
    public Instant now() {
        return clock.instant();
    }

    /** For sources that speak HTTP; {@link io.generalscaler.sources.client.HttpReader} makes more of it. */
    public OutboundHttp http() {
        return http;
    }

    /** The address to connect to for a host that a user wrote: resolved, admitted, and carrying the host's name. */
    public InetAddress admit(String host) throws SourceException, InterruptedException {
        try {
            return addresses.admit(host).getFirst();
        } catch (AddressRefusedException e) {
            throw new SourceException(FailureReason.AddressRefused, e.explanation());
        } catch (UnknownHostException e) {
            throw new SourceException(FailureReason.Unreachable, "unknown host '" + host + "'");
        }
    }

    /**
     * A login that has to be there, as it can be sent.
     *
     * @param form what it is for
     * @param to the server whose connection it is handed to; its Secret may name the hosts that it is for
     */
    public String login(SecretKey key, LoginForm form, Destination to) throws SourceException {
        try {
            return entry(key).login(form, to);
        } catch (SecretUnavailableException e) {
            throw new SourceException(FailureReason.SecretUnavailable, e.explanation());
        }
    }

    /** The same for a login that its Secret may lack. */
    public Optional<String> loginIfPresent(SecretKey key, LoginForm form, Destination to) throws SourceException {
        try {
            return entry(key).loginIfPresent(form, to);
        } catch (SecretUnavailableException e) {
            throw new SourceException(FailureReason.SecretUnavailable, e.explanation());
        }
    }

    /**
     * The certificate authorities to trust, in PEM; empty for the JDK's. A client trusts those it got last: they take memory for as long as
     * it is open.
     */
    public Optional<String> authority(Optional<Tls> tls) throws SourceException, InterruptedException {
        Optional<SecretKey> key = tls.flatMap(Tls::authority);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            String certificates = entry(key.get()).certificates();
            held.authorities(certificates.length());
            return Optional.of(certificates);
        } catch (SecretUnavailableException e) {
            throw new SourceException(FailureReason.SecretUnavailable, e.explanation());
        }
    }

    /**
     * Told by a client that keeps more than a few kilobytes while it is open, such as a connection of its own, before it does.
     *
     * @param bytes in the heap, instead of what it said before
     * @throws SourceException when there is no room for it
     */
    public void keeps(long bytes) throws SourceException, InterruptedException {
        held.beside(bytes);
    }

    /** The client is gone, and what it kept with it. */
    @Override
    public void close() {
        held.close();
    }

    private SecretEntry entry(SecretKey key) throws SecretUnavailableException {
        if (namespace.isEmpty()) {
            throw new SecretUnavailableException("a client that all namespaces share reads no Secrets");
        }
        return secrets.read(new SecretRef(namespace.get(), key.secretName()), key.key());
    }
}
