package io.generalscaler.webhook.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.devcluster.DevCluster;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the caches hold. Of twenty objects eight are Deployments with a GeneralScaler each (eight more), one is a Deployment with a
 * HorizontalPodAutoscaler (the tenth of twenty), and two are Deployments that nobody scales.
 */
record Workloads(int scaled, int withAutoscaler, int free) {
    static final String NAMESPACE = "shop";
    private static final Path CRD = Path.of("deploy/crds/generalscalers.autoscaling.generalscaler.io.yaml");
    private static final Path MANIFESTS = Path.of("deploy/manifests/generalscaler.yaml");
    private static final String SCALERS =
            "/apis/autoscaling.generalscaler.io/v1alpha1/namespaces/" + NAMESPACE + "/generalscalers";

    private static final List<String> SPECS = List.of("""
            "maxReplicas": 20,
            "metric": {"name": "queue", "type": "redis", "targetValue": 10,
             "redis": {"host": "redis", "port": 6379, "queueName": "job-queue"}}
            """, """
            "minReplicas": 1, "maxReplicas": 20, "pollingIntervalSeconds": 15,
            "metric": {"name": "queue", "type": "redis", "targetValue": 10,
             "redis": {"host": "redis", "port": 6379, "queueName": "job-queue"}},
            "policy": {"type": "costAware", "costAware": {"maxMonthlyCost": 500, "costPerPodPerHour": 0.05}},
            "behavior": {"scaleUp": {"maxIncrement": 5, "cooldownSeconds": 60},
             "scaleDown": {"maxDecrement": 4, "cooldownSeconds": 300}}
            """, """
            "minReplicas": 2, "maxReplicas": 10,
            "metrics": [
             {"name": "requests", "type": "prometheus", "targetValue": 100, "targetType": "AverageValue", "prometheus": {
              "serverAddress": "http://prometheus:9090", "query": "sum(rate(http_requests_total{service=\\"http\\"}[1m]))"}},
             {"name": "latency", "type": "prometheus", "role": "Observe", "prometheus": {
              "serverAddress": "http://prometheus:9090", "query": "max(http_request_latency_ms{service=\\"http\\"})"}},
             {"name": "errors", "type": "prometheus", "role": "Observe", "prometheus": {
              "serverAddress": "http://prometheus:9090", "query": "max(http_request_error_ratio{service=\\"http\\"})"}}],
            "policy": {"type": "slo", "slo": {"latencyMetric": "latency", "targetLatencyMs": 200,
             "errorRateMetric": "errors", "targetErrorRate": 0.01}}
            """, """
            "minReplicas": 1, "maxReplicas": 30,
            "metric": {"name": "queue", "type": "redis", "targetValue": 10,
             "redis": {"host": "redis", "port": 6379, "queueName": "job-queue"}},
            "schedule": {"timezone": "Europe/Berlin", "defaultReplicas": 2, "rules": [
             {"name": "Business hours", "days": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
              "timeStart": "09:00", "timeEnd": "17:00", "minReplicas": 10, "priority": 10},
             {"name": "Night", "timeStart": "22:00", "timeEnd": "06:00", "maxReplicas": 5}]}
            """);

    static Workloads of(int objects) {
        int twentieths = objects / 20;
        return new Workloads(8 * twentieths, twentieths, 2 * twentieths);
    }

    int objects() {
        return 2 * scaled + 2 * withAutoscaler + free;
    }

    /** The name of a Deployment that has a scaler of that name. */
    String scaled(int number) {
        return "app-" + number % scaled;
    }

    /** The name of a Deployment that has a HorizontalPodAutoscaler of that name. */
    String withAutoscaler(int number) {
        return "app-" + (scaled + number % withAutoscaler);
    }

    /** The name of a Deployment that nobody scales. */
    String free(int number) {
        return "app-" + (scaled + withAutoscaler + number % free);
    }

    /** A GeneralScaler as a user writes it: one of four kinds. */
    static String scaler(String name, String target, int kind) {
        return """
                {"apiVersion": "autoscaling.generalscaler.io/v1alpha1", "kind": "GeneralScaler",
                 "metadata": {"name": "%s", "namespace": "shop", "labels": {"app": "%2$s", "team": "shop"}},
                 "spec": {"targetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "%2$s"}, %3$s}}""".formatted(name, target, SPECS.get(kind % SPECS.size()));
    }

    /** Creates them all, and then installs what is shipped, but for the programs themselves. */
    void create(DevCluster cluster) throws Exception {
        try (KubernetesClient client = cluster.client();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            try (InputStream definition = Files.newInputStream(CRD)) {
                client.load(definition).serverSideApply();
            }
            client.raw("/api/v1/namespaces", "POST", "{\"metadata\": {\"name\": \"" + NAMESPACE + "\"}}");
            List<Future<?>> created = new ArrayList<>();
            for (int i = 0; i < scaled + withAutoscaler + free; i++) {
                int number = i;
                created.add(threads.submit(() -> create(client, number)));
            }
            for (Future<?> each : created) {
                each.get();
            }
            try (InputStream manifests = Files.newInputStream(MANIFESTS)) {
                for (HasMetadata object : client.load(manifests).items()) {
                    if (!object.getKind().equals("Deployment")) {
                        client.resource(object).serverSideApply();
                    }
                }
            }
        }
        int there = stored(cluster).size()
                + cluster.stored("deployments.apps").size()
                + cluster.stored("horizontalpodautoscalers.autoscaling").size();
        if (there != objects()) {
            throw new IllegalStateException("there are " + there + " objects, not " + objects());
        }
    }

    /** The GeneralScalers as they are stored. */
    static List<ObjectNode> stored(DevCluster cluster) {
        return cluster.stored("generalscalers.autoscaling.generalscaler.io");
    }

    private void create(KubernetesClient client, int number) {
        String name = "app-" + number;
        // Paused, so that nobody makes pods of it.
        client.raw("/apis/apps/v1/namespaces/" + NAMESPACE + "/deployments", "POST", """
                {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "%1$s", "labels": {"app": "%1$s"}},
                 "spec": {"paused": true, "replicas": 1, "selector": {"matchLabels": {"app": "%1$s"}},
                  "template": {"metadata": {"labels": {"app": "%1$s"}},
                   "spec": {"containers": [{"name": "main", "image": "registry.example/%1$s:1.2.3",
                    "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}}}]}}}}""".formatted(name));
        if (number < scaled) {
            client.raw(SCALERS, "POST", scaler(name, name, number));
        } else if (number < scaled + withAutoscaler) {
            client.raw(
                    "/apis/autoscaling/v2/namespaces/" + NAMESPACE + "/horizontalpodautoscalers", "POST", """
                    {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "%1$s"},
                     "spec": {"maxReplicas": 10,
                      "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "%1$s"},
                      "metrics": [{"type": "Resource", "resource": {"name": "cpu",
                       "target": {"type": "Utilization", "averageUtilization": 70}}}]}}""".formatted(
                                    name));
        }
    }
}
