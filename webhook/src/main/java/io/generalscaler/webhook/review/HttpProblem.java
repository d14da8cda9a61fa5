package io.generalscaler.webhook.review;

/**
 * Why a request gets no review at all, as a Kubernetes {@code Status}.
 *
 * @param code HTTP status code
 * @param reason in one word, such as {@code BadRequest}
 */
public record HttpProblem(int code, String reason, String message) {
    public static final HttpProblem TOO_LARGE =
            new HttpProblem(413, "RequestEntityTooLarge", "an AdmissionReview has at most 7 MiB");
    public static final HttpProblem BUSY =
            new HttpProblem(503, "ServiceUnavailable", "too many reviews at once; try again");
    public static final HttpProblem TOO_SLOW = new HttpProblem(408, "Timeout", "the request took too long to arrive");
    public static final HttpProblem BROKEN =
            new HttpProblem(500, "InternalError", "the review failed; the webhook's log says why");
    public static final HttpProblem NOT_JSON = new HttpProblem(
            415, "UnsupportedMediaType", "an AdmissionReview is sent as Content-Type: application/json");
    public static final HttpProblem TIMEOUT =
            new HttpProblem(504, "Timeout", "the review was not done when the caller's time was over");
    public static final HttpProblem NOT_FOUND =
            new HttpProblem(404, "NotFound", "there are /mutate and /validate here");

    /** The bytes of a request are not an AdmissionReview. */
    public static HttpProblem malformed(MalformedReviewException e) {
        return new HttpProblem(400, "BadRequest", String.valueOf(e.getMessage()));
    }
}
