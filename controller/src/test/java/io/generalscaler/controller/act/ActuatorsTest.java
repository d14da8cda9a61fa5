package io.generalscaler.controller.act;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.controller.observe.cluster.Lookup;
import io.generalscaler.controller.observe.cluster.ScalableTarget;
import io.generalscaler.controller.observe.cluster.SizeHands;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.kube.connect.Clients;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ResourcePath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a size, by what the API server says to it. */
final class ActuatorsTest {

    private static final ResourcePath PATH =
            ResourcePath.of("apps/v1", "default", "deployments").then("worker").then("scale");
    private static final ScalableTarget SEEN =
            new ScalableTarget(WorkloadId.deployment("default", "worker"), "uid", "7", 3, 2, Hand.OURS, PATH);
    private static final String SCALE = """
            {"metadata": {"uid": "uid", "resourceVersion": "8"}, "spec": {"replicas": 5}, "status": {"replicas": 4}}""";

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private static final KubernetesClient CLIENT = client();

    private boolean leads = true;
    private final Actuator actuator =
            new Actuators(new ScaleSubresource(new ApiServer(CLIENT, "test"), () -> leads, new SizeHands()));

    private static KubernetesClient client() {
        SERVER.start();
        return Clients.single(
                new ConfigBuilder().withMasterUrl(SERVER.baseUrl()).build(), List.of());
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                Arguments.of(
                        "a size that was written has a new version",
                        200,
                        new ScaleResult.Written(SEEN.resized(5, "8"))),
                Arguments.of("a newer version is a conflict", 409, new ScaleResult.Conflict()),
                Arguments.of(
                        "a workload that is gone is refused",
                        404,
                        new ScaleResult.Refused("Deployment worker is gone")),
                Arguments.of(
                        "a missing right is refused",
                        403,
                        new ScaleResult.Refused("the controller may not patch the scale of Deployment worker")),
                Arguments.of(
                        "what the API server will not do is refused",
                        422,
                        new ScaleResult.Refused("the API server refused the scale of Deployment worker: 422")),
                Arguments.of("an API server that has too much to do is unsure", 429, new ScaleResult.Unsure()),
                Arguments.of("an API server that fails is unsure", 500, new ScaleResult.Unsure()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void write(String name, int status, ScaleResult result) throws InterruptedException {
        answer(status);
        assertThat(actuator.write(SEEN, 5)).isEqualTo(result);
        SERVER.verify(1, patchRequestedFor(urlPathEqualTo(PATH.text())).withRequestBody(equalToJson("""
                        {"metadata": {"resourceVersion": "7", "uid": "uid"}, "spec": {"replicas": 5}}""")));
    }

    @Test
    void sendsNothingWithoutTheLead() throws InterruptedException {
        leads = false;
        assertThat(actuator.write(SEEN, 5)).isEqualTo(new ScaleResult.NotLeading());
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    static Stream<Arguments> looks() {
        return Stream.of(
                Arguments.of(
                        "a size at this moment keeps what was ready",
                        200,
                        new Lookup.Found(new ScalableTarget(SEEN.key(), "uid", "8", 5, 2, Hand.UNKNOWN, PATH))),
                Arguments.of(
                        "a workload that is gone is absent",
                        404,
                        new Lookup.Absent("Deployment worker does not exist")),
                Arguments.of(
                        "an API server that has too much to do cannot say",
                        503,
                        new Lookup.Unknown("the scale of Deployment worker cannot be read: the API server says 503")),
                Arguments.of(
                        "an API server that answers with something else says why",
                        500,
                        new Lookup.Unreadable(
                                "the scale of Deployment worker cannot be read: the API server says 500", true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void current(String name, int status, Lookup lookup) throws InterruptedException {
        answer(status);
        assertThat(actuator.current(SEEN)).isEqualTo(lookup);
    }

    @Test
    @DisplayName("who set a size that a write met")
    void asksWhoSetAnotherSize() throws InterruptedException {
        answer(200);
        String item = """
                {"metadata": {"name": "worker", "resourceVersion": "%s", "managedFields": [
                  {"manager": "helm", "operation": "Update", "fieldsV1": {"f:spec": {"f:replicas": {}}}}]}}""";
        listed(item.formatted("8"));
        assertThat(actuator.current(SEEN))
                .isEqualTo(new Lookup.Found(
                        new ScalableTarget(SEEN.key(), "uid", "8", 5, 2, new Hand(Hand.Way.OBJECT, "helm"), PATH)));
        listed(item.formatted("9"));
        assertThat(actuator.current(SEEN))
                .isEqualTo(new Lookup.Found(new ScalableTarget(SEEN.key(), "uid", "8", 5, 2, Hand.UNKNOWN, PATH)));
    }

    private static void listed(String item) {
        SERVER.stubFor(get(urlPathEqualTo("/apis/apps/v1/namespaces/default/deployments"))
                .withQueryParam("fieldSelector", equalTo("metadata.name=worker"))
                .willReturn(okJson("{\"items\": [" + item + "]}")));
    }

    private static void answer(int status) {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(status == 200 ? SCALE : "")));
    }
}
