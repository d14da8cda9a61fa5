package io.generalscaler.controller;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.generalscaler.api.v1alpha1.ConditionStatus;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.process.RedisProcess;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When a source cannot be read the workload stays as it is, people are told why, and work goes on with the next good answer. */
final class FailStaticTest {

    private static final String VECTOR =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[%s]}}";
    private static final DevClusterFixture CLUSTER = new DevClusterFixture();
    private static final RedisProcess REDIS = RedisProcess.plain();
    private static final WireMockServer PROMETHEUS =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeAll
    static void start() {
        REDIS.start();
        PROMETHEUS.start();
        CLUSTER.startController();
    }

    @AfterAll
    static void stop() {
        CLUSTER.close();
        PROMETHEUS.stop();
        REDIS.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("Prometheus answers 500", aResponse().withStatus(500), "SourceError"),
                Arguments.of("an empty vector", okJson(VECTOR.formatted("")), "NoData"),
                Arguments.of("NaN", okJson(value("NaN")), "NaN"),
                Arguments.of("a negative value", okJson(value("-5")), "Negative"),
                Arguments.of(
                        "several elements",
                        okJson(VECTOR.formatted(element("1") + "," + element("2"))),
                        "SeveralElements"),
                Arguments.of("HTML", aResponse().withBody("<html>"), "BadAnswer"),
                Arguments.of("a timeout", aResponse().withFixedDelay(5_000), "Timeout"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("answers")
    void staysAndGoesOn(String name, ResponseDefinitionBuilder fault, String cause) {
        String scaler = "s-" + Integer.toHexString(name.hashCode());
        CLUSTER.deployment(scaler, 3);
        stub(scaler, okJson(value("30")));
        CLUSTER.apply(scaler(scaler, """
                type: prometheus
                    targetValue: 10
                    prometheus: {serverAddress: "http://127.0.0.1:%d", query: %s}""".formatted(PROMETHEUS.port(), scaler)));
        CLUSTER.awaitStatus(
                scaler, "it is read", it -> "True".equals(available(it).status()));

        stub(scaler, fault);
        GeneralScalerStatus status = CLUSTER.awaitStatus(
                scaler,
                "it says what is wrong",
                it -> "False".equals(available(it).status()));
        assertThat(CLUSTER.replicas(scaler)).isEqualTo(3);
        assertThat(status.metrics().getFirst().state()).isEqualTo("Missing");
        assertThat(status.metrics().getFirst().reason()).isEqualTo(cause);
        assertThat(available(status).message()).contains(cause);
        CLUSTER.awaitEvent(scaler, "AllMetricsMissing");
        assertThat(CLUSTER.notes(scaler, "AllMetricsMissing"))
                .contains("load from prometheus at ")
                .contains("127.0.0.1:" + PROMETHEUS.port())
                .contains(cause)
                .endsWith("; the size stays at 3");

        stub(scaler, okJson(value("60")));
        CLUSTER.awaitReplicas(scaler, 6);
        CLUSTER.awaitEvent(scaler, "Recovered");
    }

    @Test
    void staysWhileRedisIsStoppedAndGoesOnAfterwards() {
        CLUSTER.deployment("worker", 3);
        REDIS.fill("jobs", 30);
        CLUSTER.apply(scaler("worker", """
                type: redis
                    targetValue: 10
                    redis: {host: 127.0.0.1, port: %d, queueName: jobs}""".formatted(REDIS.port())));
        CLUSTER.awaitStatus(
                "worker", "it is read", it -> "True".equals(available(it).status()));

        REDIS.stop();
        CLUSTER.awaitStatus(
                "worker",
                "it says what is wrong",
                it -> "False".equals(available(it).status()));
        CLUSTER.awaitEvent("worker", "AllMetricsMissing");
        assertThat(CLUSTER.replicas("worker")).isEqualTo(3);

        REDIS.start();
        REDIS.fill("jobs", 70);
        CLUSTER.awaitReplicas("worker", 7);
        CLUSTER.awaitEvent("worker", "Recovered");
        CLUSTER.awaitStatus(
                "worker", "it is ready again", it -> "True".equals(available(it).status()));
    }

    private static ConditionStatus available(GeneralScalerStatus status) {
        List<ConditionStatus> conditions = status.conditions();
        return conditions.stream()
                .filter(condition -> "MetricsAvailable".equals(condition.type()))
                .findFirst()
                .orElseThrow();
    }

    private static void stub(String query, ResponseDefinitionBuilder response) {
        PROMETHEUS.stubFor(get(com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo("/api/v1/query"))
                .withQueryParam("query", com.github.tomakehurst.wiremock.client.WireMock.equalTo(query))
                .willReturn(response));
    }

    private static String value(String number) {
        return VECTOR.formatted(element(number));
    }

    private static String element(String number) {
        return "{\"metric\":{},\"value\":[" + System.currentTimeMillis() / 1000 + ",\"" + number + "\"]}";
    }

    private static String scaler(String name, String metric) {
        return """
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: %1$s}
                spec:
                  targetRef: {name: %1$s}
                  maxReplicas: 10
                  pollingIntervalSeconds: 1
                  behavior: {scaleUp: {maxIncrement: 100}, scaleDown: {maxDecrement: 100}}
                  metric:
                    name: load
                    %2$s
                """.formatted(name, metric);
    }
}
