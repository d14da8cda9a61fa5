package io.generalscaler.kube.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What the API server said.
 *
 * @param status the HTTP status
 * @param body as sent
 */
public record ApiAnswer(int status, String body) {

    private static final int MOST_SAID = 256;
    private static final ObjectMapper JSON = new ObjectMapper(ObjectJson.reading());

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public boolean notFound() {
        return status == 404;
    }

    /** The resourceVersion was not the newest, or the object exists already. */
    public boolean conflict() {
        return status == 409;
    }

    /** The server is too busy, or not well: the same request may succeed later. */
    public boolean temporary() {
        return status == 429 || status >= 500;
    }

    /** The server, or a proxy before it, could not look into it now. */
    public boolean busy() {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    public boolean forbidden() {
        return status == 401 || status == 403;
    }

    /** What was sent is wrong in itself: sent again, it would be refused again. */
    public boolean invalid() {
        return status == 400 || status == 413 || status == 422;
    }

    /** The body as a tree, without the parts that {@link ObjectJson} skips; missing when it is not JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** What the server says of a refusal, in one line that is not long: its status, the short reason, the message. */
    public String said() {
        JsonNode said = json();
        String text = (status + " " + said.path("reason").asText("") + ": "
                        + said.path("message").asText(""))
                .replaceAll("\\p{C}", " ");
        String line = text.endsWith(": ") ? text.substring(0, text.length() - 2).strip() : text;
        return line.length() <= MOST_SAID ? line : line.substring(0, MOST_SAID - 1) + "…";
    }

    /** The short reason of a Status, for example {@code NotFound}; empty when there is none. */
    public String reason() {
        return json().path("reason").asText("");
    }
}
