package io.generalscaler.controller;

/** Scalers as a user writes them. */
final class Scalers {

    private Scalers() {}

    /** By the list {@code jobs}, ten for each replica, every second, without damping. */
    static String redis(String name, int port, String more) {
        return redis(name, name, port, more);
    }

    static String redis(String name, String target, int port, String more) {
        return """
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: %s}
                spec:
                  targetRef: {name: %s}
                  maxReplicas: 10
                  pollingIntervalSeconds: 1
                  metric:
                    name: jobs
                    type: redis
                    targetValue: 10
                    redis: {host: 127.0.0.1, port: %d, queueName: jobs}
                  behavior:
                    scaleUp: {maxIncrement: 100}
                    scaleDown: {maxDecrement: 100}
                %s
                """.formatted(
                name, target, port, more.isEmpty() ? "" : more.stripIndent().indent(2));
    }
}
