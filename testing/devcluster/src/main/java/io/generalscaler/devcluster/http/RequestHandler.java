package io.generalscaler.devcluster.http;

import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Answers one request; may block, as it has a thread of its own. */
@FunctionalInterface
public interface RequestHandler {

    /**
     * The answer, which may be a {@link StreamingResponse}.
     *
     * @param client the certificate that the client proved to hold, signed by the cluster's CA
     */
    MockResponse handle(RecordedRequest request, Optional<X509Certificate> client);
}
