package io.generalscaler.reach.http;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a server.
 *
 * @param uri http or https
 * @param headers by name; the caller has checked that their values hold visible ASCII characters only
 * @param body what is posted; empty to get
 */
public record OutboundRequest(URI uri, Map<String, String> headers, Optional<Body> body) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** A request that only reads. */
    public static OutboundRequest get(URI uri, Map<String, String> headers) {
        return new OutboundRequest(uri, headers, Optional.empty());
    }

    /**
     * What is sent with a POST.
     *
     * @param mediaType as in {@code Content-Type}
     * @param text sent in UTF-8
     */
    public record Body(String mediaType, String text) {}
}
