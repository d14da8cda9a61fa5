package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.QUEUE;
import static io.generalscaler.api.compile.Specs.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule that refuses a spec: what is written, and what is answered. */
class RefusalTest {
    private static final String PROM =
            BASE + "metric: {name: m, type: prometheus, targetValue: 1, prometheus: {serverAddress: %s, query: %s}}\n";

    private static String redis(String fields) {
        return BASE + "metric: {name: queue, type: redis, targetValue: 10, redis: {" + fields + "}}\n";
    }

    private static String metric(String fields) {
        return BASE + "metric: {name: queue, type: redis, redis: {host: redis, queueName: jobs}, " + fields + "}\n";
    }

    private static String rule(String fields) {
        return BASE + "minReplicas: 2\nschedule: {rules: [{name: r, " + fields + "}]}\n";
    }

    static Stream<Arguments> target() {
        return Stream.of(
                arguments(
                        "a target is required",
                        QUEUE.replace("targetRef: {name: app}\n", ""),
                        "spec.targetRef: is required: The workload to scale, in the scaler's own namespace: anything that has a"
                                + " /scale subresource."),
                arguments(
                        "a target has a name",
                        QUEUE.replace("{name: app}", "{kind: Deployment}"),
                        "spec.targetRef.name: is required: Name of the workload."),
                arguments(
                        "a target's name is a Kubernetes name",
                        QUEUE.replace("{name: app}", "{name: My_App}"),
                        "spec.targetRef.name: \"My_App\": must be a Kubernetes name: lower-case letters, digits, - and .,"
                                + " starting and ending with a letter or digit"),
                arguments(
                        "a target's name is not too long",
                        QUEUE.replace("{name: app}", "{name: " + "a".repeat(254) + "}"),
                        "spec.targetRef.name: \"" + "a".repeat(80)
                                + "…\": must have at most 253 characters, and has 254"),
                arguments(
                        "an API version looks like one",
                        QUEUE.replace("{name: app}", "{name: app, apiVersion: apps}"),
                        "spec.targetRef.apiVersion: \"apps\": must be an API version such as apps/v1"),
                arguments(
                        "a kind looks like one",
                        QUEUE.replace("{name: app}", "{name: app, kind: deployment}"),
                        "spec.targetRef.kind: \"deployment\": must be a kind such as Deployment: a capital letter, then letters and"
                                + " digits"),
                arguments(
                        "a DaemonSet cannot be scaled",
                        QUEUE.replace("{name: app}", "{name: app, kind: DaemonSet}"),
                        "spec.targetRef.kind: \"DaemonSet\": has no /scale subresource; Deployment and StatefulSet have one, for"
                                + " example"),
                arguments(
                        "a scaler cannot be scaled",
                        QUEUE.replace(
                                "{name: app}",
                                "{name: app, apiVersion: autoscaling.generalscaler.io/v1alpha1, kind: GeneralScaler}"),
                        "spec.targetRef.kind: \"GeneralScaler\": has no /scale subresource; Deployment and StatefulSet have one,"
                                + " for example"));
    }

    static Stream<Arguments> replicas() {
        return Stream.of(
                arguments(
                        "maxReplicas is required",
                        QUEUE.replace("maxReplicas: 20\n", ""),
                        "spec.maxReplicas: is required: The most replicas, whatever the metrics ask for."),
                arguments(
                        "minReplicas is not negative",
                        QUEUE + "minReplicas: -1",
                        "spec.minReplicas: -1: must be from 0 to 1000000"),
                arguments(
                        "maxReplicas is at least one",
                        QUEUE.replace("20", "0") + "minReplicas: 0",
                        "spec.maxReplicas: 0: must be from 1 to 1000000"),
                arguments(
                        "minReplicas is not above maxReplicas",
                        QUEUE + "minReplicas: 21",
                        "spec.minReplicas: 21: must not be above maxReplicas, which is 20"),
                arguments(
                        "an interval is at least a second",
                        QUEUE + "pollingIntervalSeconds: 0",
                        "spec.pollingIntervalSeconds: 0: must be from 1 to 3600"),
                arguments(
                        "an interval is at most an hour",
                        QUEUE + "pollingIntervalSeconds: 3601",
                        "spec.pollingIntervalSeconds: 3601: must be from 1 to 3600"),
                arguments(
                        "a mode is known", QUEUE + "mode: DryRun", "spec.mode: \"DryRun\": must be Apply, Recommend"));
    }

    static Stream<Arguments> metrics() {
        return Stream.of(
                arguments(
                        "something to scale by is required",
                        BASE,
                        "spec.metric: give metric, metrics or a schedule: without one there is nothing to scale by"),
                arguments(
                        "metric and metrics exclude each other",
                        QUEUE + "metrics: [{name: other, type: redis, targetValue: 1, redis: {host: r, queueName: q}}]",
                        "spec.metrics: stands beside metric: give one of the two"),
                arguments(
                        "an empty list of metrics is none",
                        BASE + "metrics: []",
                        "spec.metrics: must not be empty; leave it out instead"),
                arguments(
                        "there are at most twenty metrics",
                        BASE + "metrics:\n"
                                + "- {type: redis, targetValue: 1, redis: {host: r, queueName: q}, name: a%s}\n"
                                        .repeat(21)
                                        .formatted((Object[]) "abcdefghijklmnopqrstu".split("", -1)),
                        "spec.metrics: 21: must have at most 20 items"),
                arguments(
                        "a name is unique",
                        BASE + "metrics:\n"
                                + "- {name: q, type: redis, targetValue: 1, redis: {host: r, queueName: q}}\n"
                                        .repeat(2),
                        "spec.metrics[1].name: \"q\": is the name of metrics[0] too"),
                arguments(
                        "a name that is the type is unique too",
                        BASE + "metrics:\n"
                                + "- {type: redis, targetValue: 1, redis: {host: r, queueName: q}}\n".repeat(2),
                        "spec.metrics[1].name: \"redis\": is the name of metrics[0] too, the type, which is the name where none is"
                                + " given"),
                arguments(
                        "a name has no spaces",
                        QUEUE.replace("name: queue", "name: my queue"),
                        "spec.metric.name: \"my queue\": must be a name of letters, digits, -, _ and ., starting and ending with a"
                                + " letter or digit"),
                arguments(
                        "a type is required",
                        BASE + "metric: {targetValue: 1}",
                        "spec.metric.type: is required: Where the value comes from: a type that has a block of its own name here,"
                                + " such as redis, or one that a plug-in adds."),
                arguments(
                        "a type is known, and the known ones are listed",
                        BASE + "metric: {type: astrology, targetValue: 1}",
                        "spec.metric.type: \"astrology\": must be a known metric type: http, prometheus, rabbitmq, redis, sql, sqs"),
                arguments(
                        "a misspelt type is recognised",
                        BASE + "metric: {type: reddis, targetValue: 1}",
                        "spec.metric.type: \"reddis\": must be a known metric type: http, prometheus, rabbitmq, redis, sql, sqs; did you mean redis?"),
                arguments(
                        "a target is required",
                        metric("role: Scale"),
                        "spec.metric.targetValue: is required: what the value should be, above 0"),
                arguments(
                        "a metric that only the slo reads is told its role",
                        BASE + "metrics:\n- {name: a, type: redis, targetValue: 1, redis: {host: r, queueName: q}}\n"
                                + "- {name: b, type: redis, redis: {host: r, queueName: q}}\n"
                                + "policy: {type: slo, slo: {latencyMetric: b, targetLatencyMs: 200}}",
                        "spec.metrics[1].targetValue: is required: what the value should be, above 0; a metric that only the slo"
                                + " reads has role: Observe"),
                arguments(
                        "a target is above zero",
                        metric("targetValue: 0"),
                        "spec.metric.targetValue: 0: must be above 0 and at most 1000000000000000"),
                arguments(
                        "a target is not negative",
                        metric("targetValue: -10"),
                        "spec.metric.targetValue: -10: must be above 0 and at most 1000000000000000"),
                arguments(
                        "a target has a sensible number of digits",
                        metric("targetValue: 0.0000000000000000001"),
                        "spec.metric.targetValue: 0.0000000000000000001: must have at most 18 digits after the point"),
                arguments(
                        "a target's type is known",
                        metric("targetValue: 1, targetType: Utilization"),
                        "spec.metric.targetType: \"Utilization\": must be AverageValue, Value"),
                arguments(
                        "an activation value is not negative",
                        metric("targetValue: 1, activationValue: -1"),
                        "spec.metric.activationValue: -1: must be from 0 to 1000000000000000"),
                arguments(
                        "a reading may be some time old",
                        metric("targetValue: 1, staleAfterSeconds: 0"),
                        "spec.metric.staleAfterSeconds: 0: must be from 1 to 86400"),
                arguments(
                        "a role is known",
                        metric("targetValue: 1, role: Watch"),
                        "spec.metric.role: \"Watch\": must be Scale, Observe"),
                arguments(
                        "metrics that are only observed say nothing of a size",
                        metric("targetValue: 1, role: Observe"),
                        "spec.metric: needs a metric with role Scale: one that is only observed says nothing of a size"),
                arguments(
                        "an observed metric without a target or a policy that reads it is of no use",
                        BASE + "metrics:\n- {name: a, type: redis, targetValue: 1, redis: {host: r, queueName: q}}\n"
                                + "- {name: b, type: redis, role: Observe, redis: {host: r, queueName: q}}\n",
                        "spec.metrics[1].role: \"Observe\": is for metrics that policy.slo names; this one has no use: use role"
                                + " Scale"),
                arguments(
                        "a type needs its block",
                        BASE + "metric: {type: redis, targetValue: 1}",
                        "spec.metric.redis: type redis needs a block redis: {host, queueName}"),
                arguments(
                        "a block belongs to its type",
                        BASE + "metric: {type: redis, targetValue: 1, redis: {host: r, queueName: q},"
                                + " prometheus: {serverAddress: 'http://p', query: up}}",
                        "spec.metric.prometheus: goes with type prometheus, and the type is redis"),
                arguments(
                        "config is for plug-ins",
                        metric("targetValue: 1, config: {a: b}"),
                        "spec.metric.config: is for types that a plug-in adds; settings of redis go into redis"));
    }

    static Stream<Arguments> sources() {
        String badAddress = "must be an address as http://host:port or https://host/prefix, without user or fragment";
        return Stream.of(
                arguments(
                        "a Redis needs a host and a list",
                        redis("port: 6379"),
                        "spec.metric.redis.host: is required: Host name or address of the Redis server."
                                + " | spec.metric.redis.queueName: is required: Key of the list whose length is the value."),
                arguments(
                        "a host is no address with a scheme",
                        redis("host: 'redis://redis', queueName: jobs"),
                        "spec.metric.redis.host: \"redis://redis\": must be a host name or address without scheme, port or path; a port has a field of its own"),
                arguments(
                        "a port is one",
                        redis("host: redis, port: 65536, queueName: jobs"),
                        "spec.metric.redis.port: 65536: must be from 1 to 65535"),
                arguments(
                        "a database is counted from zero",
                        redis("host: redis, database: -1, queueName: jobs"),
                        "spec.metric.redis.database: -1: must be from 0 to 65535"),
                arguments(
                        "a list has a key",
                        redis("host: redis, queueName: ''"),
                        "spec.metric.redis.queueName: \"\": must not be empty"),
                arguments(
                        "a login names its Secret",
                        redis("host: redis, queueName: jobs, authRef: {}, tls: {}"),
                        "spec.metric.redis.authRef.secretName: is required: Name of a Secret in the scaler's own namespace."),
                arguments(
                        "a Secret's name is a Kubernetes name",
                        redis("host: redis, queueName: jobs, authRef: {secretName: ../other}, tls: {}"),
                        "spec.metric.redis.authRef.secretName: \"../other\": must be a Kubernetes name: lower-case letters, digits, -"
                                + " and ., starting and ending with a letter or digit"),
                arguments(
                        "a Secret's key is one",
                        redis("host: redis, queueName: jobs, authRef: {secretName: a, passwordKey: 'a/b'}, tls: {}"),
                        "spec.metric.redis.authRef.passwordKey: \"a/b\": must be a Secret's key: letters, digits, -, _ and ."),
                arguments(
                        "a Prometheus needs an address and a query",
                        BASE + "metric: {type: prometheus, targetValue: 1, prometheus: {}}",
                        "spec.metric.prometheus.serverAddress: is required: Address of the server, with a path prefix where it has"
                                + " one; /api/v1/query is added."
                                + " | spec.metric.prometheus.query: is required: PromQL that gives one number: a scalar, or a vector"
                                + " of one element."),
                arguments(
                        "an address has a scheme",
                        PROM.formatted("prometheus:9090", "up"),
                        "spec.metric.prometheus.serverAddress: \"prometheus:9090\": " + badAddress),
                arguments(
                        "an address is http or https",
                        PROM.formatted("ftp://prometheus", "up"),
                        "spec.metric.prometheus.serverAddress: \"ftp://prometheus\": " + badAddress),
                arguments(
                        "an address has no password in it, and it is not repeated",
                        PROM.formatted("http://me:secret@prometheus", "up"),
                        "spec.metric.prometheus.serverAddress: \"http://…@prometheus\": " + badAddress),
                arguments(
                        "an address has no query in it but what servers document",
                        PROM.formatted("'http://prometheus/?a=b'", "up"),
                        "spec.metric.prometheus.serverAddress: \"a\": is no parameter that may stand in an address; these"
                                + " may: dedup, deny_partial_response, engine, extra_filters[], extra_label, latency_offset,"
                                + " lookback_delta, max_source_resolution, nocache, partial_response, replicaLabels[],"
                                + " storeMatch[]"),
                arguments(
                        "an address's port is one",
                        PROM.formatted("http://prometheus:99999", "up"),
                        "spec.metric.prometheus.serverAddress: \"http://prometheus:99999\": must be an address such as"
                                + " http://prometheus:9090, with a port from 1 to 65535 if any"),
                arguments(
                        "tls goes with https",
                        BASE
                                + "metric: {type: prometheus, targetValue: 1, prometheus: {serverAddress: 'http://p', query: up, tls: {}}}",
                        "spec.metric.prometheus.tls: goes with an https address, and serverAddress is http"),
                arguments(
                        "a query is not empty",
                        PROM.formatted("http://p", "''"),
                        "spec.metric.prometheus.query: \"\": must not be empty"),
                arguments(
                        "a query is not blank",
                        PROM.formatted("http://p", "'  # nothing'"),
                        "spec.metric.prometheus.query: \"  # nothing\": must be a PromQL query such as"
                                + " sum(rate(http_requests_total[2m])), and there is none"),
                arguments(
                        "a query closes its brackets",
                        PROM.formatted("http://p", "'sum(rate(x[1m])'"),
                        "spec.metric.prometheus.query: \"sum(rate(x[1m])\": must close every bracket, and a ( is left open"),
                arguments(
                        "a query closes no bracket that is not open",
                        PROM.formatted("http://p", "'sum(x]'"),
                        "spec.metric.prometheus.query: \"sum(x]\": the ] at character 6 closes nothing"),
                arguments(
                        "a query closes its quotes",
                        PROM.formatted("http://p", "'x{a=\"b}'"),
                        "spec.metric.prometheus.query: \"x{a=\"b}\": must close the \" that opens at character 5"));
    }

    static Stream<Arguments> policies() {
        String slo = QUEUE + "policy: {type: slo, slo: {%s}}";
        return Stream.of(
                arguments(
                        "a policy is known",
                        QUEUE + "policy: {type: magic}",
                        "spec.policy.type: \"magic\": must be simple, slo, costAware"),
                arguments(
                        "slo needs its block",
                        QUEUE + "policy: {type: slo}",
                        "spec.policy.slo: type slo needs a block slo: {latencyMetric, targetLatencyMs}, for example"),
                arguments(
                        "a block slo belongs to type slo",
                        QUEUE + "policy: {slo: {latencyMetric: queue, targetLatencyMs: 1}}",
                        "spec.policy.slo: goes with type slo, and the type is simple"),
                arguments(
                        "a block costAware belongs to type costAware",
                        QUEUE + "policy: {type: simple, costAware: {}}",
                        "spec.policy.costAware: goes with type costAware, and the type is simple; spec.budget caps any policy"),
                arguments(
                        "an objective says something",
                        slo.formatted(""),
                        "spec.policy.slo: must give latencyMetric and targetLatencyMs, or errorRateMetric and targetErrorRate, or"
                                + " both"),
                arguments(
                        "a latency has a target",
                        slo.formatted("latencyMetric: queue"),
                        "spec.policy.slo.targetLatencyMs: is required: latencyMetric is given, and targetLatencyMs is what it must"
                                + " not exceed"),
                arguments(
                        "a latency's target has a metric",
                        slo.formatted("targetLatencyMs: 200"),
                        "spec.policy.slo.latencyMetric: is required: the name of the metric that targetLatencyMs is about"),
                arguments(
                        "an error rate has a target",
                        slo.formatted("errorRateMetric: queue"),
                        "spec.policy.slo.targetErrorRate: is required: errorRateMetric is given, and targetErrorRate is what it must"
                                + " not exceed"),
                arguments(
                        "a latency above zero is aimed at",
                        slo.formatted("latencyMetric: queue, targetLatencyMs: 0"),
                        "spec.policy.slo.targetLatencyMs: 0: must be above 0 and at most 86400000"),
                arguments(
                        "an error rate is a share",
                        slo.formatted("errorRateMetric: queue, targetErrorRate: 5"),
                        "spec.policy.slo.targetErrorRate: 5: must be above 0 and at most 1"),
                arguments(
                        "an objective is below one",
                        slo.formatted("errorRateMetric: queue, objective: 1"),
                        "spec.policy.slo.objective: 1: must be above 0 and below 1"),
                arguments(
                        "an objective's metric exists",
                        slo.formatted("latencyMetric: latency, targetLatencyMs: 200"),
                        "spec.policy.slo.latencyMetric: \"latency\": must be the name of a metric of this scaler; the metrics are"
                                + " queue"),
                arguments(
                        "a misspelt metric is recognised",
                        slo.formatted("errorRateMetric: queu, targetErrorRate: 0.1"),
                        "spec.policy.slo.errorRateMetric: \"queu\": must be the name of a metric of this scaler; the metrics are"
                                + " queue; did you mean queue?"),
                arguments(
                        "days and windows describe an objective",
                        slo.formatted("errorRateMetric: queue, targetErrorRate: 0.1, objectiveDays: 30,"
                                + " burnWindows: [{name: a, burnRate: 2, longSeconds: 3600, shortSeconds: 300}]"),
                        "spec.policy.slo.objectiveDays: describes an objective, and there is none"
                                + " | spec.policy.slo.burnWindows: describes an objective, and there is none"),
                arguments(
                        "a short window is the shorter one",
                        slo.formatted("errorRateMetric: queue, objective: 0.99,"
                                + " burnWindows: [{name: a, burnRate: 2, longSeconds: 300, shortSeconds: 300}]"),
                        "spec.policy.slo.burnWindows[0].shortSeconds: 300: must be below longSeconds, which is 300"),
                arguments(
                        "windows have names of their own",
                        slo.formatted("errorRateMetric: queue, objective: 0.99, burnWindows: ["
                                + "{name: a, burnRate: 2, longSeconds: 600, shortSeconds: 300},"
                                + "{name: a, burnRate: 3, longSeconds: 700, shortSeconds: 300}]"),
                        "spec.policy.slo.burnWindows[1].name: \"a\": is the name of another window too"));
    }

    static Stream<Arguments> money() {
        String costAware = QUEUE + "minReplicas: 20\npolicy: {type: costAware, costAware: {%s}}";
        return Stream.of(
                arguments(
                        "costAware needs a price",
                        QUEUE + "policy: {type: costAware}",
                        "spec.policy.costAware: type costAware needs maxMonthlyCost and costPerPodPerHour, here or in"
                                + " spec.budget"),
                arguments(
                        "a limit needs a price",
                        costAware.formatted("maxMonthlyCost: 500"),
                        "spec.policy.costAware.costPerPodPerHour: is required: maxMonthlyCost and costPerPodPerHour go together"),
                arguments(
                        "a price needs a limit",
                        costAware.formatted("costPerPodPerHour: 0.05"),
                        "spec.policy.costAware.maxMonthlyCost: is required: maxMonthlyCost and costPerPodPerHour go together"),
                arguments(
                        "costAware pays for minReplicas",
                        costAware.formatted("maxMonthlyCost: 500, costPerPodPerHour: 0.05"),
                        "spec.policy.costAware.maxMonthlyCost: 500: cannot pay for minReplicas: 20 × 0.05 × 730 h = 730 a month; it"
                                + " affords 13"),
                arguments(
                        "a budget pays for minReplicas",
                        QUEUE + "minReplicas: 14\nbudget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05}",
                        "spec.budget.maxMonthlyCost: 500: cannot pay for minReplicas: 14 × 0.05 × 730 h = 511 a month; it affords"
                                + " 13"),
                arguments(
                        "a direction is up or down",
                        QUEUE + "policy: {type: costAware, costAware: {maxMonthlyCost: 500, costPerPodPerHour: 0.05,"
                                + " preferredScaleDirection: sideways}}",
                        "spec.policy.costAware.preferredScaleDirection: \"sideways\": must be up, down"),
                arguments(
                        "a budget has both amounts",
                        QUEUE + "budget: {}",
                        "spec.budget.maxMonthlyCost: is required: The most that the workload may cost in a month, in any currency."
                                + " | spec.budget.costPerPodPerHour: is required: What one replica costs in an hour, in the same"
                                + " currency."),
                arguments(
                        "amounts are above zero",
                        QUEUE + "budget: {maxMonthlyCost: 0, costPerPodPerHour: -1}",
                        "spec.budget.maxMonthlyCost: 0: must be above 0 and at most 1000000000000"
                                + " | spec.budget.costPerPodPerHour: -1: must be above 0 and at most 1000000000"),
                arguments(
                        "a period is known",
                        QUEUE + "budget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05, period: Year}",
                        "spec.budget.period: \"Year\": must be Rate, Month"));
    }

    static Stream<Arguments> behavior() {
        return Stream.of(
                arguments(
                        "a step is at least one replica",
                        QUEUE + "behavior: {scaleUp: {maxIncrement: 0}, scaleDown: {maxDecrement: -2}}",
                        "spec.behavior.scaleUp.maxIncrement: 0: must be from 1 to 1000000"
                                + " | spec.behavior.scaleDown.maxDecrement: -2: must be from 1 to 1000000"),
                arguments(
                        "a cooldown is at most a day",
                        QUEUE + "behavior: {scaleUp: {cooldownSeconds: -1}, scaleDown: {cooldownSeconds: 86401}}",
                        "spec.behavior.scaleUp.cooldownSeconds: -1: must be from 0 to 86400"
                                + " | spec.behavior.scaleDown.cooldownSeconds: 86401: must be from 0 to 86400"),
                arguments(
                        "a window is at most an hour",
                        QUEUE
                                + "behavior: {scaleUp: {stabilizationWindowSeconds: -1}, scaleDown: {stabilizationWindowSeconds: 3601}}",
                        "spec.behavior.scaleUp.stabilizationWindowSeconds: -1: must be from 0 to 3600"
                                + " | spec.behavior.scaleDown.stabilizationWindowSeconds: 3601: must be from 0 to 3600"),
                arguments(
                        "a tolerance is not negative",
                        QUEUE + "behavior: {scaleUp: {tolerance: -0.1}}",
                        "spec.behavior.scaleUp.tolerance: -0.1: must be from 0 to 10"),
                arguments(
                        "a selection is known",
                        QUEUE + "behavior: {scaleUp: {selectPolicy: Sum}}",
                        "spec.behavior.scaleUp.selectPolicy: \"Sum\": must be Max, Min, Disabled"),
                arguments(
                        "an empty list of policies is none",
                        QUEUE + "behavior: {scaleUp: {policies: []}}",
                        "spec.behavior.scaleUp.policies: must not be empty; leave it out instead"),
                arguments(
                        "a policy has its three parts",
                        QUEUE + "behavior: {scaleUp: {policies: [{}]}}",
                        "spec.behavior.scaleUp.policies[0].type: is required: Pods: value is a number of replicas."
                                + " | spec.behavior.scaleUp.policies[0].value: is required: How many pods, or how many percent."
                                + " | spec.behavior.scaleUp.policies[0].periodSeconds: is required: The period, in seconds."),
                arguments(
                        "a policy's parts have bounds",
                        QUEUE + "behavior: {scaleDown: {policies: [{type: Nodes, value: 0, periodSeconds: 1801}]}}",
                        "spec.behavior.scaleDown.policies[0].type: \"Nodes\": must be Pods, Percent"
                                + " | spec.behavior.scaleDown.policies[0].value: 0: must be from 1 to 1000000"
                                + " | spec.behavior.scaleDown.policies[0].periodSeconds: 1801: must be from 1 to 1800"));
    }

    private static final String TIME = "must be a time as HH:MM, from 00:00 to 24:00; seconds only as :00";

    private static String zone(String name) {
        return BASE + "schedule: {timezone: " + name + ", rules: [{name: r, replicas: 2}]}";
    }

    static Stream<Arguments> schedules() {
        return Stream.of(
                arguments(
                        "a zone exists, and the one that was meant is named",
                        BASE + "schedule: {timezone: Europe/Berln, rules: [{name: r, replicas: 2}]}",
                        "spec.schedule.timezone: \"Europe/Berln\": must be an IANA time zone such as Europe/Berlin or UTC; did you"
                                + " mean Europe/Berlin?"),
                arguments(
                        "a rule's zone exists, and what was meant is guessed once",
                        BASE + "schedule: {defaultReplicas: 2, rules: [{name: r, timezone: Asia/Tokio, replicas: 2},"
                                + " {name: s, priority: 1, timezone: Europe/Lodnon, replicas: 2}]}",
                        "spec.schedule.rules[0].timezone: \"Asia/Tokio\": must be an IANA time zone such as Europe/Berlin or UTC; did"
                                + " you mean Asia/Tokyo?"
                                + " | spec.schedule.rules[1].timezone: \"Europe/Lodnon\": must be an IANA time zone such as Europe/Berlin"
                                + " or UTC"),
                arguments(
                        "an offset is no zone",
                        zone("UTC+2"),
                        "spec.schedule.timezone: \"UTC+2\": is a fixed offset without daylight saving: write an IANA time zone such"
                                + " as Europe/Berlin, or Etc/GMT-2 where clocks never change"),
                arguments(
                        "an offset to the west is ahead in the zone's name",
                        zone("GMT-0500"),
                        "spec.schedule.timezone: \"GMT-0500\": is a fixed offset without daylight saving: write an IANA time zone"
                                + " such as Europe/Berlin, or Etc/GMT+5 where clocks never change"),
                arguments(
                        "an offset of half hours has no zone of its own",
                        zone("UTC+0530"),
                        "spec.schedule.timezone: \"UTC+0530\": is a fixed offset without daylight saving: write an IANA time zone"
                                + " such as Europe/Berlin"),
                arguments(
                        "an offset in digits alone",
                        zone("'+02:00'"),
                        "spec.schedule.timezone: \"+02:00\": must be an IANA time zone such as Europe/Berlin, not an offset"),
                arguments(
                        "Z is an offset", zone("Z"), "spec.schedule.timezone: \"Z\": is the offset of UTC: write UTC"),
                arguments(
                        "EST is time without daylight saving",
                        zone("EST"),
                        "spec.schedule.timezone: \"EST\": is a fixed offset without daylight saving: write America/New_York, or"
                                + " Etc/GMT+5 where clocks never change"),
                arguments(
                        "an abbreviation is no place",
                        zone("CEST"),
                        "spec.schedule.timezone: \"CEST\": is an abbreviation and no place, so it says nothing of daylight saving:"
                                + " write Europe/Berlin or another IANA time zone"),
                arguments(
                        "a place is found by its name",
                        zone("New_York"),
                        "spec.schedule.timezone: \"New_York\": must be an IANA time zone such as Europe/Berlin or UTC; did you mean"
                                + " America/New_York?"),
                arguments(
                        "rules are required",
                        BASE + "schedule: {defaultReplicas: 2}",
                        "spec.schedule.rules: is required: The time windows."),
                arguments(
                        "no rules are none",
                        BASE + "schedule: {defaultReplicas: 2, rules: []}",
                        "spec.schedule.rules: must not be empty; leave it out instead"),
                arguments(
                        "the default is inside the bounds",
                        BASE + "schedule: {defaultReplicas: 21, rules: [{name: r, replicas: 2}]}",
                        "spec.schedule.defaultReplicas: 21: must not be above maxReplicas, which is 20"),
                arguments(
                        "of too many rules only the first are judged",
                        BASE + "schedule:\n  rules:\n"
                                + IntStream.range(0, 50)
                                        .mapToObj(i -> "  - {name: r" + i + ", priority: " + i + ", replicas: 2}\n")
                                        .collect(Collectors.joining())
                                + "  - {name: r0, replicas: 99}\n",
                        "spec.schedule.rules: 51: must have at most 50 items"),
                arguments(
                        "a rule has a name",
                        BASE + "schedule: {rules: [{replicas: 2}]}",
                        "spec.schedule.rules[0].name: is required: The rule's name in status and messages; unique in the schedule."),
                arguments(
                        "a rule's name is unique",
                        BASE
                                + "schedule: {rules: [{name: r, days: [Monday], replicas: 2}, {name: r, days: [Friday], replicas: 2}]}",
                        "spec.schedule.rules[1].name: \"r\": is the name of another rule too"),
                arguments(
                        "a rule says how many",
                        rule("timeStart: '09:00'"),
                        "spec.schedule.rules[0].replicas: give replicas (a pin), or minReplicas, maxReplicas or both (a floor and a"
                                + " cap)"),
                arguments(
                        "a rule is a pin or limits",
                        rule("replicas: 5, minReplicas: 3"),
                        "spec.schedule.rules[0].replicas: stands beside minReplicas or maxReplicas: a rule is a pin, or a floor and"
                                + " a cap"),
                arguments(
                        "a pin is not above maxReplicas",
                        rule("replicas: 21"),
                        "spec.schedule.rules[0].replicas: 21: must not be above maxReplicas, which is 20"),
                arguments(
                        "a pin is not below minReplicas",
                        rule("replicas: 1"),
                        "spec.schedule.rules[0].replicas: 1: must not be below minReplicas, which is 2"),
                arguments(
                        "a floor is not above the cap",
                        rule("minReplicas: 6, maxReplicas: 5"),
                        "spec.schedule.rules[0].minReplicas: 6: must not be above the rule's maxReplicas, which is 5"),
                arguments(
                        "a floor is not above the scaler's maxReplicas",
                        rule("minReplicas: 21"),
                        "spec.schedule.rules[0].minReplicas: 21: must not be above spec.maxReplicas, which is 20"),
                arguments(
                        "a cap is not below the scaler's minReplicas",
                        rule("maxReplicas: 1"),
                        "spec.schedule.rules[0].maxReplicas: 1: must not be below spec.minReplicas, which is 2"),
                arguments(
                        "a day is one, by its full name",
                        rule("replicas: 2, days: [Mon]"),
                        "spec.schedule.rules[0].days[0]: \"Mon\": must be Monday, Tuesday, Wednesday, Thursday, Friday, Saturday,"
                                + " Sunday"),
                arguments(
                        "a misspelt day is recognised",
                        rule("replicas: 2, days: [monday]"),
                        "spec.schedule.rules[0].days[0]: \"monday\": must be Monday, Tuesday, Wednesday, Thursday, Friday, Saturday,"
                                + " Sunday; did you mean Monday?"),
                arguments(
                        "a date is one",
                        rule("replicas: 2, dates: [27.11.2026]"),
                        "spec.schedule.rules[0].dates[0]: \"27.11.2026\": must be a date as YYYY-MM-DD"),
                arguments(
                        "a date exists",
                        rule("replicas: 2, dates: ['2026-02-29']"),
                        "spec.schedule.rules[0].dates[0]: \"2026-02-29\": must be a date that exists"),
                arguments(
                        "a date is listed once",
                        rule("replicas: 2, dates: ['2026-11-27', '2026-11-27']"),
                        "spec.schedule.rules[0].dates[1]: \"2026-11-27\": is listed twice"),
                arguments(
                        "a time exists",
                        rule("replicas: 2, timeStart: '9:00', timeEnd: '25:00'"),
                        "spec.schedule.rules[0].timeStart: \"9:00\": " + TIME
                                + " | spec.schedule.rules[0].timeEnd: \"25:00\": " + TIME),
                arguments(
                        "a time has no seconds but 00",
                        rule("replicas: 2, timeStart: '09:00:30', timeEnd: '23:59:59'"),
                        "spec.schedule.rules[0].timeStart: \"09:00:30\": " + TIME
                                + " | spec.schedule.rules[0].timeEnd: \"23:59:59\": " + TIME),
                arguments(
                        "a window has a length, however its times are written",
                        rule("replicas: 2, timeStart: '09:00:00', timeEnd: '09:00'"),
                        "spec.schedule.rules[0].timeEnd: \"09:00\": must differ from timeStart; leave both out for a whole day"),
                arguments(
                        "a window has a length",
                        rule("replicas: 2, timeStart: '09:00', timeEnd: '09:00'"),
                        "spec.schedule.rules[0].timeEnd: \"09:00\": must differ from timeStart; leave both out for a whole day"),
                arguments(
                        "a window starts before the day ends",
                        rule("replicas: 2, timeStart: '24:00', timeEnd: '09:00'"),
                        "spec.schedule.rules[0].timeStart: \"24:00\": must be before 24:00; 00:00 is the start of a day"));
    }

    static Stream<Arguments> controls() {
        return Stream.of(
                arguments(
                        "a fallback needs a metric that can fail",
                        BASE
                                + "schedule: {defaultReplicas: 2, rules: [{name: r, replicas: 2}]}\nfallback: {replicas: 2}",
                        "spec.fallback: is for failing metrics, and this scaler has none"),
                arguments(
                        "a static fallback has its replicas",
                        QUEUE + "fallback: {behavior: static}",
                        "spec.fallback.replicas: is required with behavior static"),
                arguments(
                        "a fallback that compares has its replicas",
                        QUEUE + "fallback: {behavior: currentReplicasIfHigher}",
                        "spec.fallback.replicas: is required with behavior currentReplicasIfHigher"),
                arguments(
                        "a fallback is known",
                        QUEUE + "fallback: {behavior: Static, replicas: 3}",
                        "spec.fallback.behavior: \"Static\": must be static, currentReplicas, currentReplicasIfHigher,"
                                + " currentReplicasIfLower; did you mean static?"),
                arguments(
                        "a fallback waits for one failure at least",
                        QUEUE + "fallback: {afterFailures: 0, replicas: 3}",
                        "spec.fallback.afterFailures: 0: must be from 1 to 1000"),
                arguments(
                        "an end of a pause is a time",
                        QUEUE + "pause: {until: tomorrow}",
                        "spec.pause.until: \"tomorrow\": must be a time as RFC 3339, such as 2026-12-01T00:00:00Z"),
                arguments(
                        "an end of an override has a zone",
                        QUEUE + "override: {replicas: 5, until: '2026-12-01T00:00:00'}",
                        "spec.override.until: \"2026-12-01T00:00:00\": must be a time as RFC 3339, such as 2026-12-01T00:00:00Z"),
                arguments(
                        "an end of an override exists",
                        QUEUE + "override: {replicas: 5, until: '2026-02-30T00:00:00Z'}",
                        "spec.override.until: \"2026-02-30T00:00:00Z\": must be a time as RFC 3339, such as 2026-12-01T00:00:00Z"),
                arguments(
                        "an override has its replicas",
                        QUEUE + "override: {reason: launch}",
                        "spec.override.replicas: is required: The replicas to hold; kept within minReplicas and maxReplicas."),
                arguments(
                        "a reason is not too long",
                        QUEUE + "pause: {reason: " + "a".repeat(257) + "}",
                        "spec.pause.reason: \"" + "a".repeat(80)
                                + "…\": must have at most 256 characters, and has 257"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"target", "replicas", "metrics", "sources", "policies", "money", "behavior", "schedules", "controls"
    })
    void refuses(String rule, String spec, String expected) {
        assertThat(violations(spec)).containsExactly(expected.split(" \\| ", -1));
    }
}
