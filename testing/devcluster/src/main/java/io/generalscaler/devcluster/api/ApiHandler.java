package io.generalscaler.devcluster.api;

import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.http.DroppedConnection;
import io.generalscaler.devcluster.http.RequestHandler;
import io.generalscaler.devcluster.registry.Registry;
import io.generalscaler.devcluster.registry.ResourceType;
import io.generalscaler.devcluster.wire.StatusException;
import io.generalscaler.devcluster.wire.Statuses;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of every request: who is it, what do they mean, may they, do it. Refusals become {@code Status} answers. */
public final class ApiHandler implements RequestHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiHandler.class);

    private final Gate gate;
    private final Registry registry;
    private final PathEndpoint paths;
    private final ResourceEndpoint resources;

    public ApiHandler(Gate gate, Registry registry, PathEndpoint paths, ResourceEndpoint resources) {
        this.gate = gate;
        this.registry = registry;
        this.paths = paths;
        this.resources = resources;
    }

    @Override
    public MockResponse handle(RecordedRequest request, Optional<X509Certificate> client) {
        try {
            return route(request, gate.userOf(request, client));
        } catch (StatusException refused) {
            return Answers.json(refused.code(), refused.status());
        } catch (DroppedConnection dropped) {
            throw dropped;
        } catch (RuntimeException bug) {
            log.atError()
                    .setCause(bug)
                    .addKeyValue("request", request.getRequestLine())
                    .log("Request failed");
            StatusException internal = Statuses.internal(String.valueOf(bug.getMessage()));
            return Answers.json(internal.code(), internal.status());
        }
    }

    private MockResponse route(RecordedRequest request, UserInfo user) {
        String uri = request.getPath();
        int end = uri.indexOf('?');
        return switch (RequestTarget.of(end < 0 ? uri : uri.substring(0, end))) {
            case RequestTarget.Path path -> {
                gate.requireAllowed(user, request.getMethod(), path.path());
                yield paths.handle(request, path.path());
            }
            case RequestTarget.Resource target -> {
                Optional<ResourceType> type = registry.find(target.group(), target.version(), target.plural());
                if (type.isEmpty()) {
                    gate.requireAllowedUnknown(user, target, request.getMethod());
                    throw Statuses.noSuchPath();
                }
                ApiRequest known = new ApiRequest(request, target, type.get(), Query.of(uri), user);
                gate.requireAllowed(known);
                yield resources.handle(known);
            }
        };
    }
}
