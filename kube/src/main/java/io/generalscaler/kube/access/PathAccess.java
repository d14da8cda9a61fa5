package io.generalscaler.kube.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.kube.connect.Clients;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the holder of a bearer token may {@code get} a path that is no resource, such as {@code /metrics}: the API server says by a
 * TokenReview who that is, and by a SubjectAccessReview whether they may. What cannot be found out is no permission.
 */
public final class PathAccess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PathAccess.class);

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private static final Duration GRANTED_FOR = Duration.ofMinutes(1);
    private static final Duration REFUSED_FOR = Duration.ofSeconds(10);

    /** Questions at once: strangers with ever new tokens are no load for the API server. */
    private static final int MOST_QUESTIONS = 2;

    /** As RFC 6750 has them, of a bounded length. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,8192}");

    private static final ResourcePath TOKEN_REVIEWS =
            ResourcePath.of("authentication.k8s.io/v1").then("tokenreviews");
    private static final ResourcePath ACCESS_REVIEWS =
            ResourcePath.of("authorization.k8s.io/v1").then("subjectaccessreviews");

    private final KubernetesClient client;
    private final ApiServer api;
    private final String path;
    private final Judgements known;
    private final Semaphore questions = new Semaphore(MOST_QUESTIONS);
    private final AtomicBoolean troubled = new AtomicBoolean();

    /**
     * Access to one path.
     *
     * @param config of the API server that judges
     * @param path such as {@code /metrics}
     */
    public PathAccess(Config config, String path, InstantSource clock) {
        this.client = Clients.single(config, List.of());
        this.api = new ApiServer(client, "generalscaler");
        this.path = path;
        this.known = new Judgements(clock);
    }

    /**
     * Judges the holder of {@code token}, by what was found out of it within the last minute or by asking.
     *
     * @return 200 when they may, 401 when nobody knows them, 403 when they may not, 503 when it cannot be found out
     */
    public int judge(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return UNAUTHORIZED;
        }
        return known.find(token).orElseGet(() -> ask(token));
    }

    private int ask(String token) {
        try {
            if (!questions.tryAcquire(ApiServer.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return UNAVAILABLE;
            }
            try {
                Optional<Integer> meanwhile = known.find(token);
                return meanwhile.isPresent() ? meanwhile.get() : remember(token, review(token));
            } finally {
                questions.release();
            }
        } catch (ApiUnreachableException e) {
            return trouble(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNAVAILABLE;
        }
    }

    private int remember(String token, int status) {
        if (status != UNAVAILABLE) {
            known.put(token, status, status == OK ? GRANTED_FOR : REFUSED_FOR);
            if (troubled.getAndSet(false)) {
                LOG.atInfo().addKeyValue("path", path).log("Callers can be judged again");
            }
        }
        return status;
    }

    private int review(String token) throws ApiUnreachableException, InterruptedException {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenReview");
        question.putObject("spec").put("token", token);
        ApiAnswer answer = api.post(TOKEN_REVIEWS, question.toString());
        if (!answer.ok()) {
            return trouble("a TokenReview is answered with " + answer.status());
        }
        JsonNode status = answer.json().path("status");
        return status.path("authenticated").asBoolean(false) ? access(status.path("user")) : UNAUTHORIZED;
    }

    private int access(JsonNode user) throws ApiUnreachableException, InterruptedException {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SubjectAccessReview");
        ObjectNode spec = question.putObject("spec");
        spec.put("user", user.path("username").asText())
                .put("uid", user.path("uid").asText());
        if (user.path("groups").isArray()) {
            spec.set("groups", user.path("groups"));
        }
        if (user.path("extra").isObject()) {
            spec.set("extra", user.path("extra"));
        }
        spec.putObject("nonResourceAttributes").put("path", path).put("verb", "get");
        ApiAnswer answer = api.post(ACCESS_REVIEWS, question.toString());
        if (!answer.ok()) {
            return trouble("a SubjectAccessReview is answered with " + answer.status());
        }
        return answer.json().path("status").path("allowed").asBoolean(false) ? OK : FORBIDDEN;
    }

    private int trouble(String cause) {
        if (!troubled.getAndSet(true)) {
            LOG.atWarn().addKeyValue("path", path).addKeyValue("cause", cause).log("Callers cannot be judged");
        }
        return UNAVAILABLE;
    }

    @Override
    public void close() {
        client.close();
    }
}
