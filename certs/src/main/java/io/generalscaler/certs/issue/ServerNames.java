package io.generalscaler.certs.issue;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * The names under which callers reach the server, in the order given: DNS names in lower case and IP literals. They become
 * the subject alternative names of its leaf.
 */
public record ServerNames(List<String> names) {
    private static final Pattern DNS_NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final int MAX_NAMES = 32;

    /**
     * Cleans and checks the names.
     *
     * @throws IllegalArgumentException if there is no name, more than 32, or one that is neither DNS name nor IP address
     */
    public ServerNames {
        var clean = new ArrayList<String>();
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!isIp(lower) && !DNS_NAME.matcher(lower).matches()) {
                throw new IllegalArgumentException("'" + name + "' is neither a DNS name nor an IP address");
            }
            if (!clean.contains(lower)) {
                clean.add(lower);
            }
        }
        if (clean.isEmpty() || clean.size() > MAX_NAMES) {
            throw new IllegalArgumentException("a server certificate needs 1 to " + MAX_NAMES + " names");
        }
        names = List.copyOf(clean);
    }

    /** The names by which an API server or another pod calls a Service. */
    public static ServerNames ofService(String namespace, String service) {
        String inNamespace = service + "." + namespace;
        return new ServerNames(List.of(inNamespace + ".svc", inNamespace + ".svc.cluster.local", inNamespace, service));
    }

    /** These names and then {@code more}. */
    public ServerNames and(List<String> more) {
        var all = new ArrayList<>(names);
        all.addAll(more);
        return new ServerNames(all);
    }

    GeneralNames asExtension() {
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(isIp(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static boolean isIp(String name) {
        if (!IPV4.matcher(name).matches() && name.indexOf(':') < 0) {
            return false;
        }
        try {
            InetAddress.ofLiteral(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
