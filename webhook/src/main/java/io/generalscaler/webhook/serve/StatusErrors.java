package io.generalscaler.webhook.serve;

import io.generalscaler.webhook.review.HttpProblem;
import io.generalscaler.webhook.review.ReviewCodec;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the server of HTTP says by itself, of requests that never reach a review: a short {@code Status}, not a page. */
final class StatusErrors implements Request.Handler {
    private final ReviewCodec codec;

    StatusErrors(ReviewCodec codec) {
        this.codec = codec;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        byte[] body = codec.write(problem(response.getStatus()));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, AdmissionServer.JSON);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static HttpProblem problem(int code) {
        return switch (code) {
            case HttpStatus.NOT_FOUND_404 -> HttpProblem.NOT_FOUND;
            case HttpStatus.REQUEST_TIMEOUT_408 -> HttpProblem.TOO_SLOW;
            case HttpStatus.PAYLOAD_TOO_LARGE_413 -> HttpProblem.TOO_LARGE;
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                new HttpProblem(
                        code,
                        "BadRequest",
                        "address and headers have at most " + HttpsConnector.HEADER_BYTES + " bytes");
            default ->
                code < 500
                        ? new HttpProblem(
                                code, "BadRequest", "this is no request of HTTP/1.1: " + HttpStatus.getMessage(code))
                        : new HttpProblem(code, "InternalError", HttpProblem.BROKEN.message());
        };
    }
}
