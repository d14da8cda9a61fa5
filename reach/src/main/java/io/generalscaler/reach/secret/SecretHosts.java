package io.generalscaler.reach.secret;

import io.generalscaler.reach.address.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The servers that a Secret's logins may be sent to, as its annotation lists them: {@code host}, {@code host:port}, {@code *.suffix} for
 * every host that ends so, or {@code *} for any. Without the annotation any, unless the operator requires it. What cannot be read as
 * one of these admits nothing, nor does an annotation of more than 64 elements or 4096 characters.
 */
public final class SecretHosts {

    /** On the Secret; the elements are separated by commas. */
    public static final String ANNOTATION = "autoscaling.generalscaler.io/hosts";

    /** A name has 253 characters at most. */
    private static final int MAX_LENGTH = 300;

    /** A longer annotation, or one with more elements, admits nothing: each element becomes an object that is kept. */
    static final int MAX_ANNOTATION = 4096;

    private static final int MAX_ELEMENTS = 64;

    private static final Pattern COMMA = Pattern.compile(",");

    /** A name or an IPv4 address, or an IPv6 address in brackets where a port may follow. */
    private static final Pattern RULE = Pattern.compile(
            "(\\*|(?:\\*\\.)?[a-z0-9._-]+|\\[[0-9a-f:.]+\\]|[0-9a-f]*:[0-9a-f.]*:[0-9a-f:.]*)(?::([0-9]{1,5}))?");

    private final @Nullable List<Rule> rules;
    private final boolean required;

    private SecretHosts(@Nullable List<Rule> rules, boolean required) {
        this.rules = rules;
        this.required = required;
    }

    /**
     * As a Secret says it.
     *
     * @param annotation its value; null when the Secret has none
     * @param required whether a Secret without it may be sent nowhere
     */
    public static SecretHosts of(@Nullable String annotation, boolean required) {
        if (annotation == null) {
            return new SecretHosts(null, required);
        }
        String[] elements = annotation.length() > MAX_ANNOTATION ? new String[0] : COMMA.split(annotation, -1);
        List<Rule> rules = new ArrayList<>();
        for (String text : elements.length > MAX_ELEMENTS ? new String[0] : elements) {
            Rule rule = Rule.read(text.strip());
            if (rule != null) {
                rules.add(rule);
            }
        }
        return new SecretHosts(rules, required);
    }

    void admit(SecretRef ref, Destination to) throws SecretUnavailableException {
        List<Rule> listed = rules;
        if (listed == null) {
            if (required) {
                throw new SecretUnavailableException("the Secret '" + ref.name() + "' is not sent to '" + to
                        + "': the operator requires that its annotation " + ANNOTATION + " lists this host");
            }
        } else if (listed.stream().noneMatch(rule -> rule.admits(to))) {
            throw new SecretUnavailableException("the Secret '" + ref.name() + "' is not sent to '" + to
                    + "': its annotation " + ANNOTATION + " does not list this host");
        }
    }

    /**
     * One element.
     *
     * @param host as {@link Destination} spells it; the part after {@code *} where {@code suffix}
     * @param suffix whether every host that ends so is meant
     * @param port 0 for any
     */
    private record Rule(String host, boolean suffix, int port) {

        static @Nullable Rule read(String text) {
            Matcher parts = RULE.matcher(text.toLowerCase(Locale.ROOT));
            if (text.length() > MAX_LENGTH || !parts.matches()) {
                return null;
            }
            int port = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
            String host = parts.group(1);
            boolean suffix = host.startsWith("*");
            return new Rule(suffix ? host.substring(1) : Destination.spelt(host), suffix, port);
        }

        boolean admits(Destination to) {
            return (port == 0 || port == to.port())
                    && (suffix ? to.host().endsWith(host) : to.host().equals(host));
        }
    }
}
