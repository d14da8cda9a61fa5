package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What the webhook's account may do to the webhook configurations that it has the right to patch. */
class WebhookAccountTest {
    private static final String MUTATING = "mutatingwebhookconfiguration";
    private static final String VALIDATING = "validatingwebhookconfiguration";

    static final List<Arguments> REFUSED = List.of(
            arguments("a rule more", MUTATING, add("/webhooks/0/rules/-", """
                    {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["*"], "resources": ["secrets"]}""")),
            arguments("another failurePolicy", VALIDATING, replace("/webhooks/1/failurePolicy", "\"Fail\"")),
            arguments("another namespaceSelector", VALIDATING, replace("/webhooks/0/namespaceSelector", "{}")),
            arguments("another timeout", MUTATING, replace("/webhooks/0/timeoutSeconds", "30")),
            arguments("no condition", VALIDATING, "[{\"op\": \"remove\", \"path\": \"/webhooks/1/matchConditions\"}]"),
            arguments("a condition", MUTATING, add("/webhooks/0/matchConditions", """
                    [{"name": "never", "expression": "false"}]""")),
            arguments("a webhook more", MUTATING, """
                    [{"op": "copy", "from": "/webhooks/0", "path": "/webhooks/-"},
                     {"op": "replace", "path": "/webhooks/1/name", "value": "another.generalscaler.io"}]"""),
            arguments("a webhook less", VALIDATING, "[{\"op\": \"remove\", \"path\": \"/webhooks/2\"}]"),
            arguments("another name", MUTATING, replace("/webhooks/0/name", "\"another.generalscaler.io\"")),
            arguments("a label", MUTATING, add("/metadata/labels/team", "\"a\"")),
            arguments("an owner", MUTATING, add("/metadata/ownerReferences", """
                    [{"apiVersion": "v1", "kind": "Namespace", "name": "default", "uid": "1"}]""")));

    static final List<Arguments> ADMITTED = List.of(
            arguments("a caBundle", MUTATING, add("/webhooks/0/clientConfig/caBundle", "\"Y2VydGlmaWNhdGU=\"")),
            arguments(
                    "a URL", VALIDATING, replace("/webhooks/0/clientConfig", "{\"url\": \"https://127.0.0.1:9443\"}")));

    @TempDir
    static Path folder;

    private static DevCluster cluster;
    private static Kubectl webhook;
    private static Kubectl admin;

    @BeforeAll
    static void install() throws Exception {
        cluster = DevCluster.start(DevClusterOptions.defaults());
        admin = new Kubectl(cluster.kubeconfig(), folder);
        admin.succeed("apply", "--server-side", "-f", ManifestsTest.FILE.toString());
        webhook = new Kubectl(
                cluster.kubeconfigForServiceAccount(Chart.NAMESPACE, "generalscaler-webhook")
                        .write(folder.resolve("webhook.kubeconfig")),
                folder);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest(name = "refuses {0}")
    @FieldSource("REFUSED")
    void refuses(String what, String kind, String patch) throws Exception {
        var patched = patch(webhook, kind, patch);

        assertThat(patched.code()).as(what).isNotZero();
        assertThat(patched.output())
                .contains("ValidatingAdmissionPolicy 'generalscaler-webhook-account'")
                .contains("the webhook's account may change nothing of");
    }

    @ParameterizedTest(name = "admits {0}")
    @FieldSource("ADMITTED")
    void admits(String what, String kind, String patch) throws Exception {
        var patched = patch(webhook, kind, patch);

        assertThat(patched.code()).as("%s: %s", what, patched.output()).isZero();
    }

    @Test
    void whoeverElseMayChangeThemIsNotHeldToIt() throws Exception {
        var patched = patch(admin, MUTATING, replace("/webhooks/0/timeoutSeconds", "7"));

        assertThat(patched.code()).as(patched.output()).isZero();
    }

    private static Kubectl.Outcome patch(Kubectl kubectl, String kind, String patch) throws Exception {
        return kubectl.run("patch", kind, "generalscaler", "--type=json", "-p", patch);
    }

    private static String add(String path, String value) {
        return "[{\"op\": \"add\", \"path\": \"" + path + "\", \"value\": " + value + "}]";
    }

    private static String replace(String path, String value) {
        return "[{\"op\": \"replace\", \"path\": \"" + path + "\", \"value\": " + value + "}]";
    }
}
