package io.generalscaler.process.connections;

import java.util.Locale;

/** Why the server ended a connection. */
public enum Ended {
    /** The first message of TLS was larger than any client's has to be. */
    LARGE_HELLO,
    /** The TLS handshake took too long. */
    SLOW_HANDSHAKE,
    /** The headers, or headers and body together, took too long to arrive. */
    SLOW_REQUEST,
    /** The answer took too long to be taken. */
    SLOW_ANSWER,
    /** Nothing was asked. */
    UNUSED,
    /** It was opened under rules that hold no more. */
    RETIRED,
    /** It gave way to a newer one at the limit. */
    GAVE_WAY,
    /** It came when all others were busy. */
    REFUSED;

    /** As a metric's label. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
