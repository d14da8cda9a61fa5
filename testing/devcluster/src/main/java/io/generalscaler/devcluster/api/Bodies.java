package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.generalscaler.devcluster.http.ApiListener;
import io.generalscaler.devcluster.protobuf.ProtobufDecoder;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Request bodies as trees. */
final class Bodies {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static final ProtobufDecoder PROTOBUF = new ProtobufDecoder();

    private Bodies() {}

    /** An object in JSON or YAML, as the content type says. */
    static ObjectNode object(ApiRequest request) {
        if (any(request) instanceof ObjectNode object) {
            return object;
        }
        throw Statuses.badRequest("the request body is not a JSON object");
    }

    /** As {@link #object}, with an empty object for an empty body. */
    static ObjectNode objectOrEmpty(ApiRequest request) {
        return request.body().length == 0 ? Json.object() : object(request);
    }

    static JsonNode any(ApiRequest request) {
        byte[] body = request.body();
        if (body.length > ApiListener.MAX_BODY_BYTES) {
            throw Statuses.tooLarge(ApiListener.MAX_BODY_BYTES);
        }
        String type = mediaType(request);
        if (type.equals(ProtobufDecoder.MEDIA_TYPE)) {
            return protobuf(body);
        }
        if (type.contains("cbor")) {
            throw Statuses.unsupportedMediaType(
                    type, List.of("application/json", "application/yaml", ProtobufDecoder.MEDIA_TYPE));
        }
        try {
            return type.contains("yaml") ? YAML.readTree(body) : Json.read(body);
        } catch (JsonProcessingException e) {
            throw Statuses.badRequest("couldn't get version/kind; json parse error: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Statuses.badRequest("couldn't get version/kind; json parse error: " + e.getMessage());
        }
    }

    private static JsonNode protobuf(byte[] body) {
        try {
            return PROTOBUF.decode(body);
        } catch (IOException e) {
            throw Statuses.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** The content type without its parameters, in lower case. */
    static String mediaType(ApiRequest request) {
        String header = request.header("Content-Type");
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
