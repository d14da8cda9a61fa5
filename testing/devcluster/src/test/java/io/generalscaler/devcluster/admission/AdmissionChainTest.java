package io.generalscaler.devcluster.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.Yaml;
import io.generalscaler.devcluster.admission.AdmissionRequest.Operation;
import io.generalscaler.devcluster.admission.AdmissionRequest.Requester;
import io.generalscaler.devcluster.admission.AdmissionRequest.Target;
import io.generalscaler.testing.ExpectedLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionChainTest {
    private static final Target TARGET = new Target("apps", "v1", "Deployment", "deployments", "", "prod", "web");
    private static final ObjectNode NAMESPACE = Yaml.object("{metadata: {name: prod, labels: {env: live}}}");
    private static final String PAUSE = "[{\"op\":\"add\",\"path\":\"/spec/paused\",\"value\":true}]";

    private final List<String> warnings = new ArrayList<>();

    private static AdmissionRequest request(Operation operation, boolean dryRun) {
        ObjectNode object =
                Yaml.object("{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, labels: {app: web}},"
                        + " spec: {replicas: 1}}");
        return new AdmissionRequest(
                operation,
                TARGET,
                operation == Operation.DELETE ? null : object,
                operation == Operation.CREATE ? null : object,
                new Requester("jane", "7", List.of("dev"), Map.of("scope", List.of("a"))),
                dryRun,
                Yaml.object("{kind: CreateOptions, apiVersion: meta.k8s.io/v1}"));
    }

    private static AdmissionRequest create() {
        return request(Operation.CREATE, false);
    }

    /** A configuration with one webhook; {@code more} adds to its fields. */
    private static ObjectNode hook(String configuration, TestWebhook webhook, String more) {
        String rules = more.contains("rules:")
                ? ""
                : "rules: [{operations: ['*'], apiGroups: ['*'], apiVersions: ['*'], resources: ['*']}], ";
        String client = more.contains("service:")
                ? ""
                : "clientConfig: {url: '" + webhook.url() + "', caBundle: " + webhook.caBundle() + "}, ";
        return Yaml.object("{metadata: {name: " + configuration + "}, webhooks: [{name: v.x.io,"
                + " admissionReviewVersions: [v1], sideEffects: None, " + client + rules + more + "}]}");
    }

    private static AdmissionChain mutating(ObjectNode... configurations) {
        return new AdmissionChain(
                () -> List.of(configurations),
                List::of,
                name -> name.equals("prod") ? NAMESPACE : null,
                Equivalence.NONE,
                new WebhookClient((namespace, name, port) -> {
                    throw new IOException("service \"" + name + "\" not found");
                }));
    }

    private void validate(ObjectNode configuration, AdmissionRequest request) {
        ServiceResolver local =
                (namespace, name, port) -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (WebhookClient client = new WebhookClient(local)) {
            new AdmissionChain(
                            List::of,
                            () -> List.of(configuration),
                            name -> name.equals("prod") ? NAMESPACE : null,
                            Equivalence.NONE,
                            client)
                    .validate(request, warnings::add);
        }
    }

    private ObjectNode mutate(AdmissionChain chain) {
        return chain.mutate(create(), UnaryOperator.identity(), warnings::add);
    }

    @Test
    void theQuestionCarriesTheWholeRequest() {
        try (TestWebhook webhook = new TestWebhook(TestWebhook::allow)) {
            validate(hook("c", webhook, "timeoutSeconds: 7"), create());
            JsonNode asked = webhook.questions().getFirst();
            ObjectNode body = (ObjectNode) asked.path("request");
            assertThat(body.path("uid").asText()).hasSize(36);
            assertThat(webhook.queries()).containsExactly("timeout=7s");
            assertThat(body.at("/object/metadata/name").asText()).isEqualTo("web");
            body.remove(List.of("uid", "object"));
            assertThat(asked).isEqualTo(Yaml.node("""
                    kind: AdmissionReview
                    apiVersion: admission.k8s.io/v1
                    request:
                      kind: {group: apps, version: v1, kind: Deployment}
                      resource: {group: apps, version: v1, resource: deployments}
                      requestKind: {group: apps, version: v1, kind: Deployment}
                      requestResource: {group: apps, version: v1, resource: deployments}
                      name: web
                      namespace: prod
                      operation: CREATE
                      userInfo: {username: jane, uid: "7", groups: [dev], extra: {scope: [a]}}
                      oldObject: null
                      dryRun: false
                      options: {kind: CreateOptions, apiVersion: meta.k8s.io/v1}
                    """));
        }
    }

    @Test
    void mutatingWebhooksRunInTheOrderOfTheirConfigurationsNames() {
        try (TestWebhook first = new TestWebhook(
                        q -> TestWebhook.patch(q, "[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":2}]"));
                TestWebhook second = new TestWebhook(q -> TestWebhook.patch(
                        q,
                        "[{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":2},"
                                + "{\"op\":\"add\",\"path\":\"/spec/paused\",\"value\":true}]"))) {
            ObjectNode result = mutate(mutating(hook("b", second, ""), hook("a", first, "")));
            assertThat(result.get("spec")).isEqualTo(Yaml.node("{replicas: 2, paused: true}"));
            assertThat(first.questions()).hasSize(1);
        }
    }

    @Test
    void anEarlierWebhookSeesALaterChangeIfItAsksForIt() {
        try (TestWebhook early = new TestWebhook(TestWebhook::allow);
                TestWebhook late = new TestWebhook(q -> TestWebhook.patch(q, PAUSE))) {
            mutate(mutating(hook("a", early, "reinvocationPolicy: IfNeeded"), hook("b", late, "")));
            assertThat(early.questions()).hasSize(2);
            assertThat(early.questions()
                            .get(1)
                            .at("/request/object/spec/paused")
                            .asBoolean())
                    .isTrue();
            assertThat(late.questions()).hasSize(1);
        }
    }

    @Test
    void aDenialCarriesTheWebhooksStatus() {
        try (TestWebhook webhook = new TestWebhook(q -> TestWebhook.reply(q, response -> {
            response.put("allowed", false);
            ObjectNode status = response.putObject("status");
            status.put("code", 422).put("reason", "Invalid").put("message", "min is above max");
            status.putObject("details").putArray("causes").addObject().put("field", "spec.minReplicas");
            response.putArray("warnings").add("odd");
        }))) {
            assertThatThrownBy(() -> validate(hook("c", webhook, ""), create()))
                    .isInstanceOfSatisfying(AdmissionRefusal.class, refusal -> {
                        assertThat(refusal)
                                .hasMessage("admission webhook \"v.x.io\" denied the request: min is above max");
                        assertThat(refusal.status().path("code").asInt()).isEqualTo(422);
                        assertThat(refusal.status()
                                        .at("/details/causes/0/field")
                                        .asText())
                                .isEqualTo("spec.minReplicas");
                    });
            assertThat(warnings).containsExactly("odd");
        }
    }

    @Test
    void aDenialWithoutWordsSaysSo() {
        try (TestWebhook webhook =
                new TestWebhook(q -> TestWebhook.reply(q, response -> response.put("allowed", false)))) {
            assertThatThrownBy(() -> mutate(mutating(hook("c", webhook, ""))))
                    .hasMessage("admission webhook \"v.x.io\" denied the request without explanation");
        }
    }

    @Test
    void aDeadWebhookFailsTheWriteUnlessItsFailureIsIgnored() {
        TestWebhook webhook = new TestWebhook(TestWebhook::allow);
        webhook.close();
        assertThatThrownBy(() -> validate(hook("c", webhook, ""), create()))
                .isInstanceOfSatisfying(AdmissionRefusal.class, refusal -> {
                    assertThat(refusal)
                            .hasMessage("Internal error occurred: failed calling webhook \"v.x.io\": failed to call"
                                    + " webhook: Post \"" + webhook.url() + "?timeout=10s\": dial tcp 127.0.0.1:"
                                    + webhook.port() + ": connect: connection refused");
                    assertThat(refusal.status().path("code").asInt()).isEqualTo(500);
                });
        try (ExpectedLog _ = ExpectedLog.of("Failed calling webhook, failing open")) {
            validate(hook("c", webhook, "failurePolicy: Ignore"), create());
        }
    }

    @Test
    void aSlowWebhookIsNotWaitedFor() {
        CountDownLatch release = new CountDownLatch(1);
        try (TestWebhook webhook = new TestWebhook(q -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return TestWebhook.allow(q);
        })) {
            assertThatThrownBy(() -> validate(hook("c", webhook, "timeoutSeconds: 1"), create()))
                    .hasMessageEndingWith("timeout=1s\": context deadline exceeded");
            release.countDown();
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityOrForAnotherNameIsNotTrusted() {
        try (TestWebhook webhook = new TestWebhook(TestWebhook::allow);
                TestWebhook other = new TestWebhook(TestWebhook::allow)) {
            ObjectNode wrong = hook("c", webhook, "");
            ((ObjectNode) wrong.at("/webhooks/0/clientConfig")).put("caBundle", other.caBundle());
            assertThatThrownBy(() -> validate(wrong, create()))
                    .hasMessageEndingWith(
                            "tls: failed to verify certificate: x509: certificate signed by unknown authority");
            ObjectNode named = hook("c", webhook, "");
            ((ObjectNode) named.at("/webhooks/0/clientConfig")).put("url", "https://localhost:" + webhook.port());
            assertThatThrownBy(() -> validate(named, create()))
                    .hasMessageEndingWith("x509: certificate is not valid for localhost");
        }
    }

    @Test
    void aServiceIsResolvedAndItsNameVerified() {
        try (TestWebhook webhook = new TestWebhook(TestWebhook::allow)) {
            String service = "clientConfig: {caBundle: " + webhook.caBundle()
                    + ", service: {namespace: prod, name: hook, path: /x, port: " + webhook.port() + "}}";
            validate(hook("c", webhook, service), create());
            assertThat(webhook.questions()).hasSize(1);
            assertThatThrownBy(() -> mutate(mutating(hook("c", webhook, service))))
                    .hasMessageEndingWith("Post \"https://hook.prod.svc:" + webhook.port()
                            + "/x?timeout=10s\": service \"hook\" not found");
        }
    }

    @Test
    void anErrorAnswerOrAnAnswerToAnotherQuestionIsAFailure() {
        try (TestWebhook broken = new TestWebhook(q -> new TestWebhook.Reply(500, "boom"));
                TestWebhook lost = new TestWebhook(q -> TestWebhook.reply(
                        q, response -> response.put("allowed", true).put("uid", "else")))) {
            assertThatThrownBy(() -> mutate(mutating(hook("c", broken, ""))))
                    .hasMessageEndingWith("failed to call webhook: an error on the server (\"boom\") has prevented the"
                            + " request from succeeding");
            assertThatThrownBy(() -> mutate(mutating(hook("c", lost, ""))))
                    .hasMessageContaining("received invalid webhook response: expected response.uid=")
                    .hasMessageEndingWith("got \"else\"");
        }
    }

    @Test
    void aWebhookWithSideEffectsRefusesADryRun() {
        try (TestWebhook webhook = new TestWebhook(TestWebhook::allow)) {
            ObjectNode some = hook("c", webhook, "");
            ((ObjectNode) some.at("/webhooks/0")).put("sideEffects", "Some");
            assertThatThrownBy(() -> validate(some, request(Operation.CREATE, true)))
                    .hasMessage("admission webhook \"v.x.io\" does not support dry run");
            assertThat(webhook.questions()).isEmpty();
            validate(hook("c", webhook, ""), request(Operation.CREATE, true));
            assertThat(webhook.questions().getFirst().at("/request/dryRun").asBoolean())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}: asked {1} times")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "another operation|0|rules: [{operations: [UPDATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments]}]",
                "another group|0|rules: [{operations: [CREATE], apiGroups: [batch], apiVersions: [v1], resources: [deployments]}]",
                "another version|0|rules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v2], resources: [deployments]}]",
                "a subresource only|0|rules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments/scale]}]",
                "cluster scope|0|rules: [{operations: ['*'], apiGroups: ['*'], apiVersions: ['*'], resources: ['*'], scope: Cluster}]",
                "another namespace label|0|namespaceSelector: {matchLabels: {env: test}}",
                "not in that namespace|0|namespaceSelector: {matchExpressions: [{key: env, operator: NotIn, values: [live]}]}",
                "only objects without the label|0|objectSelector: {matchExpressions: [{key: app, operator: DoesNotExist}]}",
                "the object and all its subresources|1|rules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: ['deployments/*']}]",
                "namespaced scope|1|rules: [{operations: ['*'], apiGroups: ['*'], apiVersions: ['*'], resources: ['*'], scope: Namespaced}]",
                "in that namespace|1|namespaceSelector: {matchExpressions: [{key: env, operator: In, values: [live]}]}",
                "objects with the label|1|objectSelector: {matchLabels: {app: web}}",
                "a condition on the object|1|matchConditions: [{name: a, expression: 'object.spec.replicas > 0'}]",
                "a condition that is not met|0|matchConditions: [{name: a, expression: 'object.spec.replicas > 5'}]",
                "a condition on who asks|1|matchConditions: [{name: a, expression: \"!('system:nodes' in request.userInfo.groups) && request.userInfo.username == 'jane'\"}]",
                "a condition on the request|1|matchConditions: [{name: a, expression: \"request.resource.group == 'apps' && request.operation == 'CREATE' && oldObject == null\"}]",
                "a failing condition where failure is ignored|0|failurePolicy: Ignore, matchConditions: [{name: a, expression: 'object.spec.gone > 0'}]",
                "a condition not met beside one that fails|0|matchConditions: [{name: a, expression: 'object.spec.gone > 0'}, {name: b, expression: 'false'}]",
            })
    void rulesAndSelectors(String rule, int times, String more) {
        try (TestWebhook webhook = new TestWebhook(TestWebhook::allow)) {
            validate(hook("c", webhook, more), create());
            assertThat(webhook.questions()).hasSize(times);
        }
    }

    @Test
    void aFailingMatchConditionRefusesTheWrite() {
        try (TestWebhook webhook = new TestWebhook(TestWebhook::allow)) {
            String condition = "matchConditions: [{name: a, expression: 'object.spec.gone > 0'}]";
            assertThatThrownBy(() -> validate(hook("c", webhook, condition), create()))
                    .hasMessage("deployments.apps \"web\" is forbidden: expression 'object.spec.gone > 0' resulted in"
                            + " error: no such key: gone");
        }
    }

    @Test
    void aDeleteAsksAboutTheOldObject() {
        try (TestWebhook webhook = new TestWebhook(TestWebhook::allow)) {
            validate(hook("c", webhook, "objectSelector: {matchLabels: {app: web}}"), request(Operation.DELETE, false));
            JsonNode asked = webhook.questions().getFirst().path("request");
            assertThat(asked.path("object").isNull()).isTrue();
            assertThat(asked.at("/oldObject/metadata/name").asText()).isEqualTo("web");
        }
    }

    @Test
    void webhookConfigurationsAreNeverSentToWebhooks() {
        try (TestWebhook webhook = new TestWebhook(TestWebhook::allow)) {
            Target own = new Target(
                    "admissionregistration.k8s.io",
                    "v1",
                    "ValidatingWebhookConfiguration",
                    "validatingwebhookconfigurations",
                    "",
                    "",
                    "c");
            ObjectNode empty = JsonNodeFactory.instance.objectNode();
            Requester jane = new Requester("jane", "", List.of(), Map.of());
            validate(
                    hook("c", webhook, ""),
                    new AdmissionRequest(Operation.CREATE, own, empty, null, jane, false, empty));
            assertThat(webhook.questions()).isEmpty();
        }
    }

    @Test
    void anEquivalentVersionIsSentInTheVersionOfTheRule() {
        Target old = new Target("apps", "v1beta1", "Deployment", "deployments", "", "prod", "web");
        Equivalence both = new Equivalence() {
            @Override
            public List<Target> others(Target target) {
                return List.of(old);
            }

            @Override
            public ObjectNode convert(ObjectNode object, Target target) {
                return object.put("apiVersion", target.group() + "/" + target.version());
            }
        };
        try (TestWebhook webhook = new TestWebhook(q -> TestWebhook.patch(q, PAUSE));
                WebhookClient client =
                        new WebhookClient((namespace, name, port) -> InetSocketAddress.createUnresolved(name, port))) {
            String rule = "rules: [{operations: ['*'], apiGroups: [apps], apiVersions: [v1beta1], resources: ['*']}]";
            ObjectNode result = mutate(new AdmissionChain(
                    () -> List.of(hook("c", webhook, rule)), List::of, name -> NAMESPACE, both, client));
            JsonNode asked = webhook.questions().getFirst().path("request");
            assertThat(asked.at("/object/apiVersion").asText()).isEqualTo("apps/v1beta1");
            assertThat(asked.at("/kind/version").asText()).isEqualTo("v1beta1");
            assertThat(asked.at("/requestKind/version").asText()).isEqualTo("v1");
            assertThat(result.path("apiVersion").asText()).isEqualTo("apps/v1");
            assertThat(result.at("/spec/paused").asBoolean()).isTrue();
        }
    }

    @Test
    void warningsAreQuotedAndCutWhenTheyAreTooMany() {
        assertThat(WarningHeaders.of(List.of("a \"b\"", "a \"b\"", "c\nd")))
                .containsExactly("299 - \"a \\\"b\\\"\"", "299 - \"c d\"");
        assertThat(WarningHeaders.of(List.of("x".repeat(4000), "y".repeat(500))))
                .containsExactly("299 - \"" + "x".repeat(256) + "\"", "299 - \"" + "y".repeat(256) + "\"");
    }
}
