package io.generalscaler.cli.cluster;

import static io.generalscaler.cli.cluster.FakeApi.GROUP;
import static io.generalscaler.cli.cluster.FakeApi.SCALERS;
import static io.generalscaler.cli.cluster.FakeApi.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.cli.Run;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong between the command line and a cluster is one line that says how to go on, and an exit code. */
class ClusterFailuresTest {
    private static final Map<String, Object> NOT_FOUND =
            status(404, "NotFound", "generalscalers.autoscaling.generalscaler.io \"x\" not found");

    @TempDir
    Path folder;

    private FakeApi api;

    @BeforeEach
    void start() {
        api = new FakeApi(folder);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static Map<String, Object> scaler(String namespace, String name) {
        return Map.of(
                "apiVersion",
                "autoscaling.generalscaler.io/v1alpha1",
                "kind",
                "GeneralScaler",
                "metadata",
                Map.of("name", name, "namespace", namespace),
                "spec",
                Map.of("maxReplicas", 3));
    }

    private static Map<String, Object> list(List<Map<String, Object>> items) {
        return Map.of(
                "apiVersion",
                "autoscaling.generalscaler.io/v1alpha1",
                "kind",
                "GeneralScalerList",
                "metadata",
                Map.of(),
                "items",
                items);
    }

    private FakeApi installed() {
        Map<String, Object> resource = Map.of(
                "name", "generalscalers", "kind", "GeneralScaler", "namespaced", true, "singularName", "generalscaler");
        return api.get(
                        GROUP,
                        200,
                        Map.of("kind", "APIResourceList", "groupVersion", "v1", "resources", List.of(resource)))
                .get(SCALERS + "/x", 404, NOT_FOUND);
    }

    private static void fails(Run run, String line) {
        assertThat(run.err()).isEqualTo("gscale: " + line + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void aScalerThatIsNotThereNamesThoseThatAre() {
        installed()
                .get(SCALERS + "?limit=500", 200, list(List.of(scaler("shop", "worker"), scaler("shop", "web"))))
                .get(GROUP + "/generalscalers?fieldSelector=metadata.name%3Dx&limit=500", 200, list(List.of()));
        fails(api.run("explain", "x"), "there is no GeneralScaler x in namespace shop; there are: web, worker");
    }

    @Test
    void aScalerOfAnotherNamespaceIsPointedAt() {
        installed()
                .get(SCALERS + "?limit=500", 200, list(List.of()))
                .get(
                        GROUP + "/generalscalers?fieldSelector=metadata.name%3Dx&limit=500",
                        200,
                        list(List.of(scaler("stage", "x"), scaler("prod", "x"))));
        fails(
                api.run("explain", "x"),
                "there is no GeneralScaler x in namespace shop; it has none at all; there is one with -n prod, stage");
    }

    @Test
    void aNamespaceWithoutScalersSaysHowToChooseAnother() {
        installed()
                .get(SCALERS + "?limit=500", 200, list(List.of()))
                .get(GROUP + "/generalscalers?fieldSelector=metadata.name%3Dx&limit=500", 200, list(List.of()));
        fails(
                api.run("explain", "x"),
                "there is no GeneralScaler x in namespace shop; it has none at all; another namespace is chosen with -n"
                        + " NAMESPACE");
    }

    @Test
    void whoMayNotListIsToldHowToChooseANamespace() {
        installed().get(SCALERS + "?limit=500", 403, status(403, "Forbidden", "no"));
        fails(
                api.run("explain", "x"),
                "there is no GeneralScaler x in namespace shop; another namespace is chosen with -n NAMESPACE");
    }

    @Test
    void aClusterWithoutTheCrdIsToldFromAMissingScaler() {
        api.get(SCALERS + "/x", 404, status(404, "NotFound", "404 page not found"));
        fails(api.run("explain", "x"), "the cluster does not know GeneralScalers: the CRD is not installed");
    }

    @Test
    void whoMayNotReadIsToldSo() {
        String message =
                "generalscalers.autoscaling.generalscaler.io \"x\" is forbidden: User \"jane\" cannot get resource"
                        + " \"generalscalers\" in API group \"autoscaling.generalscaler.io\" in the namespace \"shop\"";
        api.get(SCALERS + "/x", 403, status(403, "Forbidden", message));
        for (String command : List.of("explain x", "pause x", "resume x", "override x --replicas 3")) {
            fails(api.run(command.split(" ")), message);
        }
    }

    @Test
    void whoMayNotWriteIsToldSo() {
        String message = "generalscalers.autoscaling.generalscaler.io \"x\" is forbidden: User \"jane\" cannot patch";
        api.get(SCALERS + "/x", 200, scaler("shop", "x")).patch(SCALERS + "/x", 403, status(403, "Forbidden", message));
        fails(api.run("pause", "x"), message);
    }

    @Test
    void aServerThatDoesNotListenIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path kubeconfig = Files.writeString(folder.resolve("nobody"), """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: test, context: {cluster: test, user: jane}}]
                users: [{name: jane, user: {}}]
                """.formatted(port));
        fails(
                Run.gscale("explain", "x", "--kubeconfig", kubeconfig.toString()),
                "the cluster at http://127.0.0.1:" + port + "/ cannot be reached: nobody listens there");
    }

    @Test
    void aKubeconfigThatIsNotThereIsNamed() {
        fails(Run.gscale("explain", "x", "--kubeconfig", "/no/such"), "/no/such: is no kubeconfig that can be read");
    }

    @Test
    void aKubeconfigWithoutAClusterIsToldFromAClusterThatIsDown() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "apiVersion: v1\nkind: Config\n");
        fails(
                Run.gscale("explain", "x", "--kubeconfig", empty.toString()),
                "no cluster is configured: set KUBECONFIG, or give --kubeconfig");
    }

    @Test
    void aContextThatIsNotThereNamesThoseThatAre() {
        fails(
                Run.gscale(api.with("explain", "x", "--context", "prod")),
                "the kubeconfig has no context prod; there are: test");
    }
}
