package io.generalscaler.api.source;

/** How a source is told who asks. The values themselves are read when they are needed, and kept nowhere. */
public sealed interface Login {
    /** A user name, which the Secret may lack, and a password. */
    record Password(SecretKey username, SecretKey password) implements Login {}

    /** A token, sent as {@code Authorization: Bearer}. */
    record BearerToken(SecretKey token) implements Login {}
}
