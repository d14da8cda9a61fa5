package io.generalscaler.sources.sqs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.generalscaler.sources.client.AnswerJson;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** What an error of Amazon SQS means, by the type that it names: {@code {"__type": "com.amazonaws.sqs#QueueDoesNotExist", …}}. */
final class SqsError {

    private static final Set<String> NOT_FOUND =
            Set.of("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue", "InvalidAddress");

    private static final Set<String> LATER = Set.of(
            "RequestThrottled", "ThrottlingException", "Throttling", "TooManyRequestsException", "ServiceUnavailable");

    private static final Set<String> LOGIN = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "InvalidSecurity",
            "OptInRequired",
            "NotAuthorized");

    private SqsError() {}

    static SourceException read(int status, InputStream body) throws IOException {
        String type = type(body);
        if (NOT_FOUND.contains(type)) {
            return new SourceException(FailureReason.NotFound, "there is no such queue in this account and region");
        }
        if (LATER.contains(type)) {
            return new SourceException(FailureReason.SourceError, "Amazon SQS throttles requests");
        }
        if (status == 403 || LOGIN.contains(type)) {
            return new SourceException(
                    FailureReason.Unauthorized,
                    "Amazon SQS refused the keys, or they may not call sqs:GetQueueAttributes (HTTP " + status + ")");
        }
        return new SourceException(FailureReason.QueryRejected, "Amazon SQS refused the request (HTTP " + status + ")");
    }

    /** The last part of the type's name; empty where there is none. */
    private static String type(InputStream body) throws IOException {
        try (JsonParser json = AnswerJson.parser(body)) {
            boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
            while (isObject && json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isType = json.currentName().equals("__type");
                if (json.nextToken() == JsonToken.VALUE_STRING && isType) {
                    String type = json.getText();
                    return type.substring(type.indexOf('#') + 1);
                }
                json.skipChildren();
            }
            return "";
        } catch (JacksonException e) {
            return "";
        }
    }
}
