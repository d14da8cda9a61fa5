package io.generalscaler.controller.bench;

import io.generalscaler.controller.Controller;
import io.generalscaler.controller.DevClusterFixture;
import io.generalscaler.controller.process.RedisProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Time from a burst in a real Redis to the changed size of the workload, beyond the polling interval. Each burst comes right after an evaluation,
 * so that it waits for a whole interval: the worst case. The argument: how many bursts (20).
 */
public final class ReactionBench {

    private static final long INTERVAL_MS = 1_000;

    private ReactionBench() {}

    /** Runs the bench. */
    public static void main(String[] arguments) throws Exception {
        int bursts = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        System.out.printf(
                "%d bursts, a look every %d ms; %d processors, %s%n",
                bursts, INTERVAL_MS, Runtime.getRuntime().availableProcessors(), Machine.processor());
        try (DevClusterFixture cluster = new DevClusterFixture();
                RedisProcess redis = RedisProcess.plain()) {
            redis.start();
            redis.fill("jobs", 10);
            cluster.deployment("worker", 1);
            Controller controller = cluster.startController();
            cluster.apply("""
                    apiVersion: autoscaling.generalscaler.io/v1alpha1
                    kind: GeneralScaler
                    metadata: {name: worker}
                    spec:
                      targetRef: {name: worker}
                      maxReplicas: 20
                      pollingIntervalSeconds: 1
                      behavior: {scaleUp: {maxIncrement: 100}, scaleDown: {maxDecrement: 100}}
                      metric: {type: redis, targetValue: 10, redis: {host: 127.0.0.1, port: %d, queueName: jobs}}
                    """.formatted(redis.port()));
            awaitLook(controller, 2);
            List<Long> beyond = new ArrayList<>();
            for (int i = 0; i < bursts; i++) {
                int wanted = i % 2 == 0 ? 10 : 1;
                awaitLook(controller, 1);
                long burst = System.nanoTime();
                redis.fill("jobs", wanted * 10);
                while (cluster.replicas("worker") != wanted) {
                    new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS);
                }
                beyond.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - burst) - INTERVAL_MS);
            }
            beyond.sort(null);
            System.out.printf(
                    "burst to size beyond the interval: median %d ms, most %d ms (at most 200)%n",
                    beyond.get(bursts / 2), beyond.getLast());
            System.out.println(String.format(
                    Locale.ROOT,
                    "{\"bench\":\"reaction\",\"burst_to_scale_ms\":%d,\"median_ms\":%d,\"bursts\":%d}",
                    beyond.getLast(),
                    beyond.get(bursts / 2),
                    bursts));
        }
        System.exit(0);
    }

    private static void awaitLook(Controller controller, int looks) throws InterruptedException {
        double before = looks(controller);
        while (looks(controller) < before + looks) {
            new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS);
        }
    }

    private static double looks(Controller controller) {
        return DevClusterFixture.metric(controller, "generalscaler_evaluation_seconds_count");
    }
}
