package io.generalscaler.devcluster.access;

import io.generalscaler.devcluster.wire.Statuses;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.jspecify.annotations.Nullable;

/** Recognises bearer tokens that this cluster issued and client certificates that its CA signed. */
public final class Authenticator {

    private static final String BEARER = "Bearer ";
    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, UserInfo> users = new ConcurrentHashMap<>();

    /** A new token; it is valid as long as the cluster. */
    public String issueToken(UserInfo user) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        users.put(token, user);
        return token;
    }

    public Optional<UserInfo> userOf(String token) {
        return Optional.ofNullable(users.get(token));
    }

    /**
     * The user behind the credentials of a request; anonymous where it has none.
     *
     * @throws io.generalscaler.devcluster.wire.StatusException 401 for credentials that are not ours
     */
    public UserInfo authenticate(@Nullable String authorization, Optional<X509Certificate> client) {
        if (authorization != null && authorization.startsWith(BEARER)) {
            return userOf(authorization.substring(BEARER.length()).strip()).orElseThrow(Statuses::unauthorized);
        }
        return client.map(Authenticator::ofCertificate).orElse(UserInfo.ANONYMOUS);
    }

    private static UserInfo ofCertificate(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        List<String> groups = new ArrayList<>();
        for (RDN rdn : subject.getRDNs(BCStyle.O)) {
            groups.add(IETFUtils.valueToString(rdn.getFirst().getValue()));
        }
        RDN[] names = subject.getRDNs(BCStyle.CN);
        String name = names.length == 0
                ? ""
                : IETFUtils.valueToString(names[0].getFirst().getValue());
        return UserInfo.of(name, groups);
    }
}
