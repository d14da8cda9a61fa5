package io.generalscaler.api.source;

import java.net.URI;
import java.util.Optional;

/**
 * How a source is told who asks. The values themselves are read when they are needed, and kept nowhere.
 *
 * <p>Each way is a case of its own, and whoever handles logins switches over all of them without a default: a further case (a client
 * certificate, SASL, a cloud's workload identity) does not compile until every such place says what it does
 * with it. A source that knows fewer ways takes the type of the case instead, as Redis does.
 */
public sealed interface Login {
    /** A user name, which the Secret may lack, and a password. */
    record Password(SecretKey username, SecretKey password) implements Login {}

    /** A token, sent as {@code Authorization: Bearer}. */
    record BearerToken(SecretKey token) implements Login {}

    /** A key that a server takes in a header field of its own, or in a parameter of the address. */
    record ApiKey(SecretKey key, Place place, String name) implements Login {
        /** Where in a request it goes. */
        public enum Place {
            HEADER,
            PARAMETER
        }
    }

    /**
     * A token that is got with the id and the secret of a client (OAuth 2.0, RFC 6749, section 4.4), and sent as a bearer's.
     *
     * @param tokenUrl http or https
     * @param scopes what the token is to permit; empty for what the server gives
     */
    record ClientCredentials(URI tokenUrl, SecretKey id, SecretKey secret, Optional<String> scopes) implements Login {}

    /**
     * An access key of AWS, with which requests are signed (Signature Version 4); it is not sent.
     *
     * @param sessionToken goes with keys that are lent for a while; the Secret may lack it
     * @param region that requests are signed for
     * @param service likewise, as AWS names it for signing
     */
    record AwsKeys(
            SecretKey accessKeyId, SecretKey secretAccessKey, SecretKey sessionToken, String region, String service)
            implements Login {}
}
