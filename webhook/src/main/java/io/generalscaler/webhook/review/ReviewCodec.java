package io.generalscaler.webhook.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Reads questions and writes answers. Reading is bounded: {@value #MAX_BYTES} bytes, {@value #MAX_DEPTH} levels,
 * {@value #MAX_STRING_CHARS} characters a string. Safe for use by many threads.
 */
public final class ReviewCodec {
    /** A request may carry two objects of 3 MiB. */
    public static final int MAX_BYTES = 7 * 1024 * 1024;

    static final int MAX_DEPTH = 64;
    static final int MAX_STRING_CHARS = 1_000_000;
    private static final int MAX_CAUSES = 100;
    private static final int MAX_NAME_CHARS = 256;
    private static final String API_VERSION = "admission.k8s.io/v1";
    private static final String KIND = "AdmissionReview";

    private final ObjectMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING_CHARS)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The question in {@code body}. */
    public AdmissionRequest read(byte[] body) throws MalformedReviewException {
        JsonNode review = parse(body);
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
                uid,
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
        return json(out -> {
            out.writeStartObject();
            out.writeStringField("apiVersion", API_VERSION);
            out.writeStringField("kind", KIND);
            out.writeObjectFieldStart("response");
            out.writeStringField("uid", request.uid());
            switch (answer) {
                case AdmissionAnswer.Allowed(var patch, var _) -> {
                    out.writeBooleanField("allowed", true);
                    if (!patch.isEmpty()) {
                        out.writeStringField("patchType", "JSONPatch");
                        out.writeStringField("patch", Base64.getEncoder().encodeToString(patch(patch)));
                    }
                }
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
        return json(out -> {
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

    private JsonNode parse(byte[] body) throws MalformedReviewException {
        try {
            return mapper.readTree(body);
        } catch (StreamConstraintsException e) {
            throw new MalformedReviewException("the body nests deeper or has longer values than a review may", e);
        } catch (JsonProcessingException e) {
            throw new MalformedReviewException("the body is not JSON", e);
        } catch (IOException e) {
            throw new MalformedReviewException("the body cannot be read", e);
        }
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
        for (StatusCause cause : causes.subList(0, Math.min(causes.size(), MAX_CAUSES))) {
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
        for (StatusCause cause : causes.subList(0, Math.min(causes.size(), MAX_CAUSES))) {
            message.append("\n* ").append(cause.asLine());
        }
        if (causes.size() > MAX_CAUSES) {
            message.append("\n* and ").append(causes.size() - MAX_CAUSES).append(" more");
        }
        return message.toString();
    }

    private byte[] patch(List<PatchOperation> operations) {
        return json(out -> {
            out.writeStartArray();
            for (PatchOperation operation : operations) {
                out.writeStartObject();
                out.writeStringField("op", "add");
                out.writeStringField("path", operation.path());
                out.writeStringField("value", operation.value());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private byte[] json(Writing writing) {
        try (var bytes = new ByteArrayBuilder();
                JsonGenerator out = mapper.createGenerator(bytes)) {
            writing.to(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("JSON cannot be written to memory", e);
        }
    }
}
