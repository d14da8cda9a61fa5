package io.generalscaler.api.source;

/**
 * How a source is told who asks. The values themselves are read when they are needed, and kept nowhere.
 *
 * <p>Each way is a case of its own, and whoever handles logins switches over all of them without a default: a further case (a client
 * certificate, OAuth 2 client credentials, SASL, a cloud's workload identity) does not compile until every such place says what it does
 * with it. A source that knows fewer ways takes the type of the case instead, as Redis does.
 */
public sealed interface Login {
    /** A user name, which the Secret may lack, and a password. */
    record Password(SecretKey username, SecretKey password) implements Login {}

    /** A token, sent as {@code Authorization: Bearer}. */
    record BearerToken(SecretKey token) implements Login {}
}
