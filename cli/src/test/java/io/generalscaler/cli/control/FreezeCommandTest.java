package io.generalscaler.cli.control;

import static io.generalscaler.cli.cluster.FakeApi.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.cli.Run;
import io.generalscaler.cli.cluster.FakeApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Freezes, by what is said and what is sent. The clock stands at 10:30, the context's namespace is shop. */
class FreezeCommandTest {
    private static final String SHOP = "/api/v1/namespaces/shop/configmaps";
    private static final String OWN = "/api/v1/namespaces/generalscaler-system/configmaps";
    private static final String NAME = "/generalscaler-freeze";
    private static final String LEASE =
            "/apis/coordination.k8s.io/v1/namespaces/generalscaler-system/leases/generalscaler-controller";

    private static final String FREE = "everything: not frozen\n";
    private static final String FROZEN_SHOP =
            "namespace shop: frozen until 2026-01-15T12:30:00Z by ConfigMap shop/generalscaler-freeze (incident 42)\n";

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

    @Test
    void laysAFreezeWhereThereIsNone() {
        api.post(SHOP, 201, freeze("shop", "2026-01-15T12:30:00Z"));
        says(
                api.run("freeze", "--for", "2h", "--reason", "incident 42"),
                "namespace shop frozen until 2026-01-15T12:30:00Z: no size is written; gscale freeze --end -n shop ends it\n");
        assertThat(api.requests())
                .filteredOn(it -> it.startsWith("POST"))
                .containsExactly("POST " + SHOP
                        + " {\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"generalscaler-freeze\"},"
                        + "\"data\":{\"reason\":\"incident 42\",\"until\":\"2026-01-15T12:30:00Z\"}}");
    }

    @Test
    void givesOneThatIsThereAnotherEndAndNoReason() {
        api.get(SHOP + NAME, 200, freeze("shop", "2026-01-15T11:00:00Z"))
                .patch(SHOP + NAME, 200, freeze("shop", "2026-01-15T12:30:00Z"));
        assertThat(api.run("freeze", "-n", "shop", "--until", "2026-01-15T13:30:00+01:00")
                        .exitCode())
                .isZero();
        assertThat(api.requests())
                .filteredOn(it -> it.startsWith("PATCH"))
                .containsExactly("PATCH " + SHOP + NAME + "?fieldManager=gscale "
                        + "{\"data\":{\"until\":\"2026-01-15T12:30:00Z\",\"reason\":null}}");
    }

    @Test
    void freezesEverythingWhereTheControllerRuns() {
        api.get(LEASE, 200, lease())
                .get(OWN + NAME, 200, freeze("generalscaler-system", "2026-01-15T10:00:00Z"))
                .patch(OWN + NAME, 200, freeze("generalscaler-system", "2026-01-15T12:30:00Z"));
        says(
                api.run("freeze", "-A", "--for", "2h"),
                "everything frozen until 2026-01-15T12:30:00Z: no size is written; gscale freeze --end -A ends it\n");
    }

    @Test
    void freezesNothingWhereNoControllerRuns() {
        Run run = api.run("freeze", "-A", "--for", "2h", "--controller", "elsewhere/scaler-controller");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo("gscale: no controller runs in namespace elsewhere: there is no Lease scaler-controller;"
                        + " --controller says where it is\n");
        assertThat(api.requests()).noneMatch(it -> it.startsWith("PATCH"));
    }

    @Test
    void showsWhatIsFrozen() {
        api.get(SHOP + NAME, 200, freeze("shop", "2026-01-15T12:30:00Z"))
                .get(OWN + NAME, 200, freeze("generalscaler-system", "2026-01-15T10:30:00Z"));
        says(api.run("freeze"), FROZEN_SHOP + FREE);
    }

    @Test
    void showsAllFreezes() {
        api.get(
                "/api/v1/configmaps?fieldSelector=metadata.name%3Dgeneralscaler-freeze",
                200,
                Map.of(
                        "kind",
                        "ConfigMapList",
                        "apiVersion",
                        "v1",
                        "items",
                        List.of(freeze("shop", "2026-01-15T12:30:00Z"))));
        says(api.run("freeze", "-A"), FREE + FROZEN_SHOP);
    }

    @Test
    void saysWhatItMayNotSee() {
        api.get(OWN + NAME, 403, status(403, "Forbidden", "configmaps is forbidden"));
        Run run = api.run("freeze");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo("gscale: warning: whether everything is frozen cannot be seen: configmaps is forbidden\n");
    }

    @Test
    void endsItAndSaysWhatStillFreezes() {
        api.delete(SHOP + NAME, 200, freeze("shop", "2026-01-15T12:30:00Z"))
                .get(OWN + NAME, 200, freeze("generalscaler-system", "2026-01-15T11:30:00Z"));
        Run run = api.run("freeze", "--end");
        assertThat(run.out()).isEqualTo("namespace shop no longer frozen\n");
        assertThat(run.err())
                .isEqualTo("gscale: warning: everything is still frozen: frozen until 2026-01-15T11:30:00Z by ConfigMap"
                        + " generalscaler-system/generalscaler-freeze (incident 42)\n");
    }

    @Test
    void endsNothingWhereNothingIsFrozen() {
        says(api.run("freeze", "--end"), "namespace shop not frozen\n");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--for 8d | a freeze ends within 7 days; it can be laid again",
                "--until 2026-02-15T10:30:00Z | a freeze ends within 7 days; it can be laid again",
                "--for 0s | --for must be above 0",
                "--until tomorrow | --until 'tomorrow' is no time such as 2026-12-01T00:00:00Z",
                "--reason why | say how long: --for or --until",
                "--end --for 2h | give --end alone, or --for or --until without it",
                "-A --for 2h --controller nowhere | --controller must be NAMESPACE/LEASE, such as"
                        + " generalscaler-system/generalscaler-controller"
            })
    void whatMakesNoSenseIsUsageAndSendsNothing(String options, String message) {
        Run run = api.run(("freeze " + options).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(api.requests()).isEmpty();
    }

    private static void says(Run run, String text) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(text);
        assertThat(run.exitCode()).isZero();
    }

    private static Map<String, Object> freeze(String namespace, String until) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of(
                        "name",
                        "generalscaler-freeze",
                        "namespace",
                        namespace,
                        "creationTimestamp",
                        "2026-01-15T10:00:00Z"),
                "data",
                Map.of("until", until, "reason", "incident 42"));
    }

    private static Map<String, Object> lease() {
        return Map.of(
                "apiVersion",
                "coordination.k8s.io/v1",
                "kind",
                "Lease",
                "metadata",
                Map.of("name", "generalscaler-controller"),
                "spec",
                Map.of("holderIdentity", "controller-1_abc", "renewTime", "2026-01-15T10:29:57.000000Z"));
    }
}
