package io.generalscaler.process.connections;

import java.time.Duration;

/**
 * How many connections a server keeps, and how long each may take for what it does.
 *
 * @param most open at once
 * @param mostFromOne open at once from one remote address
 * @param handshake from the connection's begin to the end of its TLS handshake
 * @param request from the first byte of a request to the last one of its body; also how long a connection may stay without a first request
 * @param answer from the end of {@code request} to the last byte of the answer
 * @param idle between an answer and the next request, as long as there is room
 */
public record ConnectionLimits(
        int most, int mostFromOne, Duration handshake, Duration request, Duration answer, Duration idle) {

    /** How long a request may take in all: whatever it waits for then, its connection is closed. */
    Duration exchange() {
        return request.plus(answer);
    }
}
