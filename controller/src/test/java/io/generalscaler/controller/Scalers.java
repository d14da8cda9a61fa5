package io.generalscaler.controller;

/** Scalers as a user writes them. */
final class Scalers {

    private Scalers() {}

    /** By the list {@code jobs}, ten for each replica, every second, without damping. */
    static String redis(String name, int port, String more) {
        return redis(name, name, port, more);
    }

    /** The same for another workload; a default that {@code more} gives anew is left out. */
    static String redis(String name, String target, int port, String more) {
        String interval = more.contains("pollingIntervalSeconds") ? "" : "pollingIntervalSeconds: 1";
        String behavior = more.contains("behavior")
                ? ""
                : "behavior: {scaleUp: {maxIncrement: 100}, scaleDown: {maxDecrement: 100}}";
        return """
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: %s}
                spec:
                  targetRef: {name: %s}
                  maxReplicas: 10
                  metric:
                    name: jobs
                    type: redis
                    targetValue: 10
                    redis: {host: 127.0.0.1, port: %d, queueName: jobs}
                  %s
                  %s
                  %s
                """.formatted(name, target, port, interval, behavior, more);
    }
}
