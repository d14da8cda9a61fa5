/**
 * The listener: TLS on loopback, request bodies, answers and endless streams (chunked or over a WebSocket). In come
 * connections, out go the wire types of fabric8's mock web server ({@code RecordedRequest}, {@code MockResponse}), each
 * request on a virtual thread of its own. It knows nothing of Kubernetes.
 */
@NullMarked
package io.generalscaler.devcluster.http;

import org.jspecify.annotations.NullMarked;
