package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.MockResponse;
import io.generalscaler.devcluster.access.Authenticator;
import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.wire.Statuses;
import java.time.Duration;
import java.time.InstantSource;

/** Answers requests for the token of a service account. */
public final class Tokens {

    /** The subresource by which they are asked for. */
    static final String SUBRESOURCE = "token";

    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final Authenticator authenticator;
    private final ObjectReader reader;
    private final InstantSource clock;

    public Tokens(Authenticator authenticator, ObjectReader reader, InstantSource clock) {
        this.authenticator = authenticator;
        this.reader = reader;
        this.clock = clock;
    }

    MockResponse handle(ApiRequest request, WriteContext account) {
        if (!request.method().equals("POST")) {
            throw Statuses.methodNotAllowed();
        }
        reader.get(account.type(), account.namespace(), account.name());
        ObjectNode answer = Bodies.objectOrEmpty(request).deepCopy();
        long seconds = answer.path("spec").path("expirationSeconds").asLong(TOKEN_LIFE.toSeconds());
        answer.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenRequest");
        answer.putObject("status")
                .put("token", authenticator.issueToken(UserInfo.serviceAccount(account.namespace(), account.name())))
                .put("expirationTimestamp", Metadata.timestamp(clock.instant().plusSeconds(seconds)));
        return Answers.json(201, answer);
    }
}
