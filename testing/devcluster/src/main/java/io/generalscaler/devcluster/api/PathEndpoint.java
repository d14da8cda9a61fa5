package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.generalscaler.devcluster.discovery.Discovery;
import io.generalscaler.devcluster.openapi.OpenApi;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses;
import java.util.List;
import java.util.Optional;

/** Whatever is not an object: health, version, discovery. */
public final class PathEndpoint {

    private static final String MINOR = "36";
    private static final String GIT_VERSION = "v1." + MINOR + ".0";

    private final Discovery discovery;
    private final OpenApi openApi;

    public PathEndpoint(Registry registry) {
        this.discovery = new Discovery(registry, "127.0.0.1");
        this.openApi = new OpenApi(registry);
    }

    MockResponse handle(RecordedRequest request, String path) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw Statuses.methodNotAllowed();
        }
        return switch (path) {
            case "/healthz", "/livez", "/readyz" -> Answers.text(200, "ok");
            case "/version" -> Answers.json(200, version());
            case "/" -> Answers.json(200, paths());
            case "/api" -> Answers.json(200, discovery.coreVersions());
            case "/apis" -> Answers.json(200, discovery.groups());
            case "/openapi/v3" -> Answers.json(200, openApi.root());
            default -> deeper(path);
        };
    }

    private MockResponse deeper(String path) {
        List<String> parts = List.of(path.substring(1).split("/", -1));
        Optional<ObjectNode> document = Optional.empty();
        if (path.startsWith("/openapi/v3/")) {
            document = openApi.document(path.substring("/openapi/v3/".length()));
        } else if (parts.getFirst().equals("api") && parts.size() == 2) {
            document = discovery.resources("", parts.get(1));
        } else if (parts.getFirst().equals("apis") && parts.size() == 2) {
            document = discovery.group(parts.get(1));
        } else if (parts.getFirst().equals("apis") && parts.size() == 3) {
            document = discovery.resources(parts.get(1), parts.get(2));
        }
        return document.map(json -> Answers.json(200, json)).orElseGet(PathEndpoint::plainNotFound);
    }

    /** Outside of objects the API server answers in plain text. */
    private static MockResponse plainNotFound() {
        return Answers.text(404, "404 page not found\n");
    }

    private ObjectNode paths() {
        ObjectNode root = Json.object();
        var paths = root.putArray("paths");
        List.of("/api", "/api/v1", "/apis", "/healthz", "/livez", "/openapi/v3", "/readyz", "/version")
                .forEach(paths::add);
        return root;
    }

    private static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", MINOR)
                .put("emulationMajor", "1")
                .put("emulationMinor", MINOR)
                .put("minCompatibilityMajor", "1")
                .put("minCompatibilityMinor", "35")
                .put("gitVersion", GIT_VERSION)
                .put("gitCommit", "0000000000000000000000000000000000000000")
                .put("gitTreeState", "clean")
                .put("buildDate", "2026-04-22T00:00:00Z")
                .put("goVersion", "go1.25.0")
                .put("compiler", "gc")
                .put("platform", "linux/amd64");
    }
}
