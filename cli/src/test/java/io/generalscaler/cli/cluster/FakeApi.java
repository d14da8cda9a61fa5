package io.generalscaler.cli.cluster;

import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.generalscaler.cli.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** An API server that says what a test tells it to say, and a kubeconfig for it whose namespace is {@code shop}. */
public final class FakeApi implements AutoCloseable {
    public static final String GROUP = "/apis/autoscaling.generalscaler.io/v1alpha1";
    public static final String SCALERS = GROUP + "/namespaces/shop/generalscalers";

    private static final String FIELD_MANAGER = "?fieldManager=gscale";
    /** Kept, or the level would be forgotten: it tells of each request otherwise. */
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final KubernetesMockServer server =
            new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), false);
    private final Path kubeconfig;

    public FakeApi(Path folder) {
        SERVER_LOG.setLevel(Level.WARNING);
        server.init();
        this.kubeconfig = folder.resolve("kubeconfig");
        try {
            Files.writeString(kubeconfig, """
                    apiVersion: v1
                    kind: Config
                    current-context: test
                    clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                    contexts: [{name: test, context: {cluster: test, user: jane, namespace: shop}}]
                    users: [{name: jane, user: {}}]
                    """.formatted(server.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers every GET of that path so. */
    public FakeApi get(String path, int code, Object body) {
        server.expect().get().withPath(path).andReturn(code, body).always();
        return this;
    }

    /** Answers every PATCH of that path so. */
    public FakeApi patch(String path, int code, Object body) {
        server.expect()
                .patch()
                .withPath(path + FIELD_MANAGER)
                .andReturn(code, body)
                .always();
        return this;
    }

    /** Answers every POST of that path so. */
    public FakeApi post(String path, int code, Object body) {
        server.expect().post().withPath(path).andReturn(code, body).always();
        return this;
    }

    /** Answers every DELETE of that path so. */
    public FakeApi delete(String path, int code, Object body) {
        server.expect().delete().withPath(path).andReturn(code, body).always();
        return this;
    }

    /** Answers the next PATCH of that path with the warning besides. */
    public FakeApi warning(String path, String header) {
        server.expect()
                .patch()
                .withPath(path + FIELD_MANAGER)
                .andReturn(200, "{\"kind\":\"GeneralScaler\",\"apiVersion\":\"autoscaling.generalscaler.io/v1alpha1\"}")
                .withHeader("Warning", header)
                .once();
        return this;
    }

    /** Runs a command against this server. */
    public Run run(String... arguments) {
        return Run.gscale(with(arguments));
    }

    /** The arguments, and which cluster. */
    public String[] with(String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of("--kubeconfig", kubeconfig.toString()))
                .toArray(String[]::new);
    }

    /** Every request so far, as {@code METHOD path body}. */
    public List<String> requests() {
        List<String> requests = new ArrayList<>();
        try {
            for (RecordedRequest request = next(); request != null; request = next()) {
                requests.add(request.getMethod() + " " + request.getPath() + " " + request.getUtf8Body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return requests;
    }

    private RecordedRequest next() throws InterruptedException {
        return server.takeRequest(0, TimeUnit.MILLISECONDS);
    }

    /** What a server says with a refusal. */
    public static Map<String, Object> status(int code, String reason, String message) {
        return Map.of(
                "kind",
                "Status",
                "apiVersion",
                "v1",
                "status",
                "Failure",
                "message",
                message,
                "reason",
                reason,
                "code",
                code);
    }

    @Override
    public void close() {
        server.destroy();
    }
}
