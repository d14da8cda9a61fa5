package io.generalscaler.webhook.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions and writes answers. Reading is bounded: {@value #MAX_BYTES} bytes, {@value #MAX_DEPTH} levels,
 * {@value #MAX_STRING_CHARS} characters a string, {@value #MAX_VALUES} values that are kept; {@link #heapBytes} says what a review may
 * cost. Safe for use by many threads.
 */
public final class ReviewCodec {
    /** A request may carry two objects of 3 MiB. */
    public static final int MAX_BYTES = 7 * 1024 * 1024;

    static final int MAX_DEPTH = 64;
    static final int MAX_STRING_CHARS = 1_000_000;
    /** Of both objects; the largest specs that the schema allows have 41,000. */
    static final int MAX_VALUES = 50_000;

    /** What a value costs in a body, such as {@code 1,}, and what it may cost in memory. */
    private static final int LEAST_VALUE_BYTES = 2;

    private static final int VALUE_HEAP_BYTES = 320;
    private static final int ANSWER_HEAP_BYTES = 768 * 1024;
    private static final int MAX_CAUSES = 100;

    /** Of the causes that are told, each of which stands in an answer twice. */
    private static final int MAX_CAUSE_BYTES = 128 * 1024;

    private static final int MAX_NAME_CHARS = 256;
    private static final String API_VERSION = "admission.k8s.io/v1";
    private static final String KIND = "AdmissionReview";

    private final JsonFactory json = new JsonFactory();
    private final ReviewParser parser = new ReviewParser();

    /**
     * The most memory that a review takes at once, from the first byte of its body to the last one of its answer: the body, twice while it
     * is collected; the texts that are kept of it; the values that are kept, and as much again for what they become; an answer with every
     * violation that is told.
     *
     * @param bodyBytes at most {@link #MAX_BYTES}
     */
    public static long heapBytes(long bodyBytes) {
        long values = Math.min(bodyBytes / LEAST_VALUE_BYTES, MAX_VALUES);
        return 4 * bodyBytes + values * VALUE_HEAP_BYTES + ANSWER_HEAP_BYTES;
    }

    /** Whether a body of that {@code Content-Type} is read: JSON, which is always UTF-8. */
    public static boolean reads(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .equalsIgnoreCase("application/json");
    }

    /** The question in {@code body}, for whoever waits as long as it takes. */
    public AdmissionRequest read(byte[] body) throws MalformedReviewException {
        return read(body, Deadline.of(null));
    }

    /**
     * The question in {@code body}.
     *
     * @throws ReviewTimeoutException if {@code deadline} passes meanwhile
     */
    public AdmissionRequest read(byte[] body, Deadline deadline) throws MalformedReviewException {
        deadline.check();
        JsonNode review = parser.parse(body, deadline);
        if (!API_VERSION.equals(text(review, "apiVersion")) || !KIND.equals(text(review, "kind"))) {
            throw new MalformedReviewException("the body is no " + KIND + " of " + API_VERSION);
        }
        JsonNode request = review.path("request");
        String uid = text(request, "uid");
        if (uid.isEmpty()) {
            throw new MalformedReviewException("request.uid is missing");
        }
        JsonNode kind = request.path("kind");
        return new AdmissionRequest(
                new AdmissionRequest.Caller(
                        uid,
                        Words.line(request.path("userInfo").path("username").asText(""), MAX_NAME_CHARS)),
                text(kind, "group"),
                text(kind, "kind"),
                text(request, "namespace"),
                text(request, "name"),
                operation(text(request, "operation")),
                object(request, "object"),
                object(request, "oldObject"));
    }

    /** The answer to {@code request}, as an AdmissionReview. */
    public byte[] write(AdmissionRequest request, AdmissionAnswer answer) {
        return written(out -> {
            out.writeStartObject();
            out.writeStringField("apiVersion", API_VERSION);
            out.writeStringField("kind", KIND);
            out.writeObjectFieldStart("response");
            out.writeStringField("uid", request.uid());
            switch (answer) {
                case AdmissionAnswer.Allowed _ -> out.writeBooleanField("allowed", true);
                case AdmissionAnswer.Denied(var causes, var _) -> {
                    out.writeBooleanField("allowed", false);
                    denial(out, request, causes);
                }
            }
            if (!answer.warnings().isEmpty()) {
                out.writeArrayFieldStart("warnings");
                for (String warning : answer.warnings()) {
                    out.writeString(warning);
                }
                out.writeEndArray();
            }
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    /** {@code problem} as a {@code Status}. */
    public byte[] write(HttpProblem problem) {
        return written(out -> {
            out.writeStartObject();
            out.writeStringField("apiVersion", "v1");
            out.writeStringField("kind", "Status");
            out.writeStringField("status", "Failure");
            out.writeStringField("message", problem.message());
            out.writeStringField("reason", problem.reason());
            out.writeNumberField("code", problem.code());
            out.writeEndObject();
        });
    }

    private static String text(JsonNode parent, String name) throws MalformedReviewException {
        JsonNode node = parent.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isTextual() || node.textValue().length() > MAX_NAME_CHARS) {
            throw new MalformedReviewException(name + " is not a short string");
        }
        return node.textValue();
    }

    private static AdmissionRequest.Operation operation(String name) throws MalformedReviewException {
        try {
            return AdmissionRequest.Operation.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MalformedReviewException("request.operation is none that is known", e);
        }
    }

    private static JsonNode object(JsonNode request, String name) throws MalformedReviewException {
        JsonNode node = request.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return NullNode.getInstance();
        }
        if (!node.isObject()) {
            throw new MalformedReviewException("request." + name + " is not an object");
        }
        return node;
    }

    /** Clients print the message, or the causes behind "The … is invalid": both say everything, a line each. */
    private static void denial(JsonGenerator out, AdmissionRequest request, List<StatusCause> causes)
            throws IOException {
        out.writeObjectFieldStart("status");
        out.writeStringField("status", "Failure");
        out.writeStringField("message", message(causes));
        out.writeStringField("reason", "Invalid");
        out.writeNumberField("code", 422);
        out.writeObjectFieldStart("details");
        out.writeStringField("name", request.name());
        out.writeStringField("group", request.group());
        out.writeStringField("kind", request.kind());
        out.writeArrayFieldStart("causes");
        for (StatusCause cause : told(causes)) {
            out.writeStartObject();
            out.writeStringField("reason", cause.type());
            out.writeStringField("message", cause.message());
            out.writeStringField("field", cause.field());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String message(List<StatusCause> causes) {
        if (causes.size() == 1) {
            return causes.getFirst().asLine();
        }
        var message = new StringBuilder().append(causes.size()).append(" problems:");
        List<StatusCause> told = told(causes);
        for (StatusCause cause : told) {
            message.append("\n* ").append(cause.asLine());
        }
        if (causes.size() > told.size()) {
            message.append("\n* and ").append(causes.size() - told.size()).append(" more");
        }
        return message.toString();
    }

    /** The first ones, as many as an answer has room for. */
    private static List<StatusCause> told(List<StatusCause> causes) {
        int count = 0;
        int bytes = 0;
        for (StatusCause cause : causes) {
            bytes += cause.jsonBytes();
            if (count == MAX_CAUSES || bytes > MAX_CAUSE_BYTES) {
                break;
            }
            count++;
        }
        return causes.subList(0, count);
    }

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private byte[] written(Writing writing) {
        try (var bytes = new ByteArrayBuilder();
                JsonGenerator out = json.createGenerator(bytes)) {
            writing.to(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("JSON cannot be written to memory", e);
        }
    }
}
