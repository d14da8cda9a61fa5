package io.generalscaler.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What goes through the types comes out the same, as the Kubernetes client reads and writes it. */
class RoundTripTest {
    private static final KubernetesSerialization JSON = new KubernetesSerialization();
    private static final String ALL = """
            apiVersion: autoscaling.generalscaler.io/v1alpha1
            kind: GeneralScaler
            metadata: {name: all}
            spec:
              targetRef: {apiVersion: apps/v1, kind: Deployment, name: worker-app}
              mode: Apply
              minReplicas: 1
              maxReplicas: 20
              pollingIntervalSeconds: 15
              metrics:
              - {name: queue, type: redis, targetValue: 10, targetType: AverageValue, activationValue: 0, staleAfterSeconds: 60,
                 emptyIsZero: false, role: Scale,
                 redis: {host: redis, port: 6379, database: 0, queueName: jobs,
                         authRef: {secretName: login, usernameKey: username, passwordKey: password},
                         tls: {enabled: true, caSecretName: ca, caKey: ca.crt, serverName: redis}}}
              - {name: errors, type: prometheus, role: Observe,
                 prometheus: {serverAddress: "https://prometheus", query: up, authRef: {secretName: login, type: Bearer, tokenKey: token}}}
              - {name: other, type: sqs, targetValue: 1, config: {queue: q}}
              policy:
                type: slo
                slo: {errorRateMetric: errors, objective: 0.999, objectiveDays: 30,
                      burnWindows: [{name: fast, burnRate: 14.4, longSeconds: 3600, shortSeconds: 300}]}
              budget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05, period: Month}
              behavior:
                scaleUp: {maxIncrement: 5, cooldownSeconds: 60, stabilizationWindowSeconds: 0, tolerance: 0.1, selectPolicy: Max,
                          policies: [{type: Pods, value: 4, periodSeconds: 15}]}
                scaleDown: {maxDecrement: 2}
              schedule:
                timezone: Europe/Berlin
                defaultReplicas: 2
                rules:
                - {name: Business hours, days: [Monday], dates: ["2026-11-27"], timeStart: "09:00", timeEnd: "17:00", priority: 10,
                   replicas: 10}
              fallback: {afterFailures: 3, behavior: static, replicas: 5}
              pause: {until: "2026-12-01T00:00:00Z", reason: load test}
              override: {replicas: 20, until: "2026-12-01T00:00:00Z", reason: launch}
            """;

    @Test
    void everyFieldSurvives() throws Exception {
        JsonNode before = new YAMLMapper().readTree(ALL);

        GeneralScaler scaler = JSON.unmarshal(before.toString(), GeneralScaler.class);

        assertThat(new JsonMapper().readTree(JSON.asJson(scaler))).isEqualTo(before);
        assertThat(JSON.unmarshal(JSON.asJson(scaler), GeneralScaler.class).getSpec())
                .isEqualTo(scaler.getSpec());
    }

    @Test
    void decimalsKeepTheirDigits() {
        GeneralScaler scaler = JSON.unmarshal(
                "{\"spec\":{\"budget\":{\"maxMonthlyCost\":0.3,\"costPerPodPerHour\":0.1}}}", GeneralScaler.class);

        assertThat(scaler.getSpec().budget().maxMonthlyCost()).isEqualTo(new BigDecimal("0.3"));
        assertThat(scaler.getSpec().budget().costPerPodPerHour()).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void fieldsOfALaterVersionDoNotStopAWatch() {
        GeneralScaler scaler = JSON.unmarshal(
                "{\"spec\":{\"maxReplicas\":5,\"later\":{\"a\":1}},\"status\":{\"later\":1}}", GeneralScaler.class);

        assertThat(scaler.getSpec().maxReplicas()).isEqualTo(5);
    }
}
