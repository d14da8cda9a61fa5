package io.generalscaler.sources.sql;

import java.io.IOException;

/**
 * Judges the messages of a protocol before a driver sees them: drivers make room for whatever length a message announces, and do what it says.
 */
interface Messages {

    /** The bytes of a message's header. */
    int headerLength();

    /** The bytes of the message whose header this is, without the header. */
    int length(byte[] header, Wire wire) throws IOException;

    /** Fails for a message that is not one of a server which only answers. */
    void check(byte[] message, Wire wire) throws IOException;

    /** Whether what a server says before TLS are such messages. */
    boolean precedeTls();

    /** The next question is asked. */
    void begin();
}
