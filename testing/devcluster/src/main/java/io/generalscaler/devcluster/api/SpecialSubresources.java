package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.MockResponse;
import io.generalscaler.devcluster.access.Authenticator;
import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import java.time.Duration;
import java.time.InstantSource;

/** Subresources that are not views of their object: tokens, evictions, bindings, logs. */
public final class SpecialSubresources {

    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final Authenticator authenticator;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final ObjectDeleter deleter;
    private final InstantSource clock;

    public SpecialSubresources(
            Authenticator authenticator,
            ObjectReader reader,
            ObjectWriter writer,
            ObjectDeleter deleter,
            InstantSource clock) {
        this.authenticator = authenticator;
        this.reader = reader;
        this.writer = writer;
        this.deleter = deleter;
        this.clock = clock;
    }

    static boolean isOne(String subresource) {
        return switch (subresource) {
            case "token", "eviction", "binding", "log" -> true;
            default -> false;
        };
    }

    MockResponse handle(ApiRequest request, WriteContext context) {
        ObjectNode object = reader.get(context.type(), context.namespace(), context.name());
        String wanted = context.subresource().equals("log") ? "GET" : "POST";
        if (!request.method().equals(wanted)) {
            throw Statuses.methodNotAllowed();
        }
        return switch (context.subresource()) {
            case "token" -> Answers.json(201, token(context, Bodies.objectOrEmpty(request)));
            case "eviction" -> Answers.json(201, evict(request, context));
            case "binding" -> Answers.json(201, bind(context, Bodies.object(request)));
            default -> Answers.text(200, log(object));
        };
    }

    private ObjectNode token(WriteContext account, ObjectNode request) {
        ObjectNode answer = request.deepCopy();
        answer.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenRequest");
        long seconds = request.path("spec").path("expirationSeconds").asLong(TOKEN_LIFE.toSeconds());
        answer.putObject("status")
                .put("token", authenticator.issueToken(UserInfo.serviceAccount(account.namespace(), account.name())))
                .put("expirationTimestamp", Metadata.timestamp(clock.instant().plusSeconds(seconds)));
        return answer;
    }

    private ObjectNode evict(ApiRequest request, WriteContext pod) {
        ObjectNode options = Json.objectAt(Bodies.objectOrEmpty(request), "deleteOptions");
        deleter.delete(pod, ObjectDeleter.Options.of(options, request.query()));
        return Json.object()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Success")
                .put("code", 201);
    }

    private ObjectNode bind(WriteContext pod, ObjectNode binding) {
        writer.update(pod, live -> {
            Json.objectAt(live, "spec").put("nodeName", Json.textOrEmpty(binding, "target", "name"));
            return live;
        });
        return Json.object()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Success")
                .put("code", 201);
    }

    /** Simulated containers have nothing to say but that they run. */
    private static String log(ObjectNode pod) {
        StringBuilder log = new StringBuilder();
        pod.path("spec")
                .path("containers")
                .forEach(container -> log.append(Json.textOrEmpty(container, "name"))
                        .append(": simulated container of image ")
                        .append(Json.textOrEmpty(container, "image"))
                        .append('\n'));
        return log.toString();
    }
}
