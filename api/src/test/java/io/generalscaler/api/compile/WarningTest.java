package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.QUEUE;
import static io.generalscaler.api.compile.Specs.accepted;
import static io.generalscaler.api.compile.Specs.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is legal but odd. */
class WarningTest {
    private static String rules(String... rules) {
        return BASE + "schedule: {defaultReplicas: 2, rules: [" + String.join(", ", rules) + "]}";
    }

    static Stream<Arguments> odd() {
        String overlap =
                "spec.schedule.rules[1].priority: is that of rule \"a\" too, and their windows overlap: the first listed"
                        + " wins there";
        return Stream.of(
                arguments(
                        "a pause that is over",
                        QUEUE + "pause: {until: '2026-01-01T00:00:00Z'}",
                        "spec.pause.until: is past: it has no effect any more"),
                arguments(
                        "an override that is over",
                        QUEUE + "override: {replicas: 5, until: '2026-01-15T11:30:00+01:00'}",
                        "spec.override.until: is past: it has no effect any more"),
                arguments(
                        "an override outside the bounds",
                        QUEUE + "override: {replicas: 50}",
                        "spec.override.replicas: is 50, and maxReplicas keeps it at 20"),
                arguments(
                        "an override beside a pause",
                        QUEUE + "override: {replicas: 5}\npause: {}",
                        "spec.override: waits while pause freezes the workload"),
                arguments(
                        "a fallback outside the bounds",
                        QUEUE + "fallback: {replicas: 0}",
                        "spec.fallback.replicas: is 0, and minReplicas keeps it at 1"),
                arguments(
                        "a fallback whose replicas do nothing",
                        QUEUE + "fallback: {behavior: currentReplicas, replicas: 5}",
                        "spec.fallback.replicas: has no effect with behavior currentReplicas"),
                arguments(
                        "a budget that does not pay for one replica",
                        QUEUE + "minReplicas: 0\nbudget: {maxMonthlyCost: 10, costPerPodPerHour: 0.05}",
                        "spec.budget.maxMonthlyCost: does not pay for a single replica, which costs 36.5 a month: the workload never"
                                + " leaves zero"),
                arguments(
                        "a monthly budget that does not pay for one replica all month",
                        QUEUE + "minReplicas: 0\nbudget: {maxMonthlyCost: 10, costPerPodPerHour: 0.05, period: Month}",
                        "spec.budget.maxMonthlyCost: does not pay for a single replica, which costs 36.5 a month: the workload stays"
                                + " at zero until what is left pays for one until the month ends"),
                arguments(
                        "two different caps",
                        QUEUE + "policy: {type: costAware, costAware: {maxMonthlyCost: 500, costPerPodPerHour: 0.05}}\n"
                                + "budget: {maxMonthlyCost: 400, costPerPodPerHour: 0.05}",
                        "spec.budget: policy.costAware says something else; the lower cap counts"),
                arguments(
                        "a tolerance that nothing overcomes",
                        QUEUE + "behavior: {scaleDown: {tolerance: 1}}",
                        "spec.behavior.scaleDown.tolerance: is 100 % or more: no metric, not even at 0, scales the workload down"),
                arguments(
                        "policies of a direction that is closed",
                        QUEUE
                                + "behavior: {scaleDown: {selectPolicy: Disabled, policies: [{type: Pods, value: 1, periodSeconds: 60}]}}",
                        "spec.behavior.scaleDown.policies: have no effect: selectPolicy is Disabled"),
                arguments(
                        "a selection from nothing",
                        QUEUE + "behavior: {scaleUp: {maxIncrement: 5, selectPolicy: Min}}",
                        "spec.behavior.scaleUp.selectPolicy: has no effect: there are no policies to select from"),
                arguments(
                        "a password sent in the clear",
                        BASE
                                + "metric: {type: redis, targetValue: 1, redis: {host: r, queueName: q, authRef: {secretName: s}}}",
                        "spec.metric.redis.authRef: the password is sent in the clear; tls: {} encrypts it"),
                arguments(
                        "a token sent in the clear",
                        BASE
                                + "metric: {type: prometheus, targetValue: 1, prometheus: {serverAddress: 'http://p', query: up,"
                                + " authRef: {secretName: s}}}",
                        "spec.metric.prometheus.authRef: the login is sent in the clear; an https address encrypts it"),
                arguments(
                        "settings of TLS that is switched off",
                        BASE
                                + "metric: {type: redis, targetValue: 1, redis: {host: r, queueName: q, tls: {enabled: false, serverName: s}}}",
                        "spec.metric.redis.tls.enabled: is false, so caSecretName and serverName have no effect"),
                arguments(
                        "a metric that nothing rests on",
                        BASE + "metrics:\n- {name: a, type: redis, targetValue: 1, redis: {host: r, queueName: q}}\n"
                                + "- {name: b, type: redis, targetValue: 1, role: Observe, redis: {host: r, queueName: q}}\n",
                        "spec.metrics[1].role: the metric is read and shown, and nothing rests on it"),
                arguments(
                        "a schedule with hours in which nobody decides",
                        BASE + "schedule: {rules: [{name: r, replicas: 2}]}",
                        "spec.schedule.defaultReplicas: is not given, and there is no metric: where no rule matches, minReplicas 1 is"
                                + " the size"),
                arguments(
                        "a floor below the floor",
                        BASE
                                + "minReplicas: 2\nschedule: {defaultReplicas: 2, rules: [{name: r, minReplicas: 1, maxReplicas: 30}]}",
                        "spec.schedule.rules[0].minReplicas: has no effect: spec.minReplicas is 2"
                                + " | spec.schedule.rules[0].maxReplicas: has no effect: spec.maxReplicas is 20"),
                arguments(
                        "the last minute of a day for its end",
                        rules("{name: a, timeStart: '00:00', timeEnd: '23:59', replicas: 2}"),
                        "spec.schedule.rules[0].timeEnd: leaves out the last minute of the day, as an end is excluded: 24:00 is the end"
                                + " of the day"),
                arguments(
                        "the last minute of a day for its end, with seconds",
                        rules("{name: a, timeEnd: '23:59:00', replicas: 2}"),
                        "spec.schedule.rules[0].timeEnd: leaves out the last minute of the day, as an end is excluded: 24:00 is the end"
                                + " of the day"),
                arguments(
                        "dates that are past",
                        rules("{name: a, dates: ['2025-12-24'], replicas: 2}"),
                        "spec.schedule.rules[0].dates: all of them are past: the rule no longer matches"),
                arguments(
                        "dates on other days",
                        rules("{name: a, dates: ['2026-11-27'], days: [Monday], replicas: 2}"),
                        "spec.schedule.rules[0].dates: none of them falls on one of the days: the rule never matches"),
                arguments(
                        "windows of equal priority that overlap on a weekday",
                        rules(
                                "{name: a, days: [Monday], timeStart: '09:00', timeEnd: '12:00', replicas: 2}",
                                "{name: b, days: [Monday, Tuesday], timeStart: '11:00', timeEnd: '13:00', replicas: 3}"),
                        overlap),
                arguments(
                        "windows of equal priority that overlap overnight, into the next week",
                        rules(
                                "{name: a, days: [Sunday], timeStart: '22:00', timeEnd: '06:00', replicas: 2}",
                                "{name: b, days: [Monday], timeStart: '05:00', timeEnd: '07:00', replicas: 3}"),
                        overlap),
                arguments(
                        "a date and a weekday of equal priority that overlap",
                        rules(
                                "{name: a, dates: ['2026-11-27'], replicas: 2}",
                                "{name: b, days: [Friday], timeStart: '23:00', timeEnd: '23:30', replicas: 3}"),
                        overlap),
                arguments(
                        "a date overnight into a weekday of equal priority",
                        rules(
                                "{name: a, dates: ['2026-11-29'], timeStart: '22:00', timeEnd: '06:00', replicas: 2}",
                                "{name: b, days: [Monday], timeStart: '05:00', timeEnd: '07:00', replicas: 3}"),
                        overlap),
                arguments(
                        "dates of equal priority that overlap",
                        rules(
                                "{name: a, dates: ['2026-11-26', '2026-11-27'], timeStart: '20:00', timeEnd: '02:00', replicas: 2}",
                                "{name: b, dates: ['2026-11-28'], timeStart: '01:00', timeEnd: '03:00', replicas: 3}"),
                        overlap),
                arguments(
                        "dates that are past in the rule's own zone",
                        rules("{name: a, timezone: Pacific/Kiritimati, dates: ['2026-01-14'], replicas: 2}"),
                        "spec.schedule.rules[0].dates: all of them are past: the rule no longer matches"),
                arguments(
                        "Friday in Tokyo begins on Thursday in London",
                        rules(
                                "{name: a, timezone: Asia/Tokyo, days: [Friday], replicas: 2}",
                                "{name: b, timezone: Europe/London, days: [Thursday], timeStart: '14:00', timeEnd: '16:00', replicas: 3}"),
                        between("2026-01-15T15:00:00Z")),
                arguments(
                        "windows of two zones that overlap only while one has changed its clock",
                        rules(
                                "{name: a, timezone: Europe/London, timeStart: '09:00', timeEnd: '14:00', replicas: 2}",
                                "{name: b, timezone: America/New_York, timeStart: '09:00', timeEnd: '17:00', replicas: 3}"),
                        between("2026-03-08T13:00:00Z")),
                arguments(
                        "a date in one zone and a weekday in another",
                        rules(
                                "{name: a, timezone: Pacific/Auckland, dates: ['2026-11-27'], replicas: 2}",
                                "{name: b, days: [Thursday], timeStart: '11:00', timeEnd: '11:30', replicas: 3}"),
                        between("2026-11-26T11:00:00Z")),
                arguments(
                        "dates of two zones",
                        rules(
                                "{name: a, timezone: Asia/Tokyo, dates: ['2026-11-27'], replicas: 2}",
                                "{name: b, timezone: America/New_York, dates: ['2026-11-26'], replicas: 3}"),
                        between("2026-11-26T15:00:00Z")),
                arguments(
                        "an overnight window that is open now",
                        rules(
                                "{name: a, timezone: America/Los_Angeles, days: [Wednesday], timeStart: '20:00', timeEnd: '06:00', replicas: 2}",
                                "{name: b, dates: ['2026-01-15'], timeStart: '03:00', timeEnd: '11:00', replicas: 3}"),
                        between("2026-01-15T04:00:00Z")));
    }

    private static String between(String from) {
        return "spec.schedule.rules[1].priority: is that of rule \"a\" too, and their windows overlap from " + from
                + " on: the first listed wins there";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void odd(String what, String spec, String expected) {
        assertThat(warnings(spec)).containsExactly(expected.split(" \\| ", -1));
        assertThat(accepted(spec)).isNotNull();
    }

    static Stream<Arguments> fine() {
        return Stream.of(
                arguments("a small spec", QUEUE),
                arguments("a pause without an end", QUEUE + "pause: {}"),
                arguments(
                        "an override until later",
                        QUEUE + "override: {replicas: 5, until: '2026-12-01T00:00:00+01:00'}"),
                arguments(
                        "windows that touch",
                        rules(
                                "{name: a, timeStart: '09:00', timeEnd: '12:00', replicas: 2}",
                                "{name: b, timeStart: '12:00', timeEnd: '13:00', replicas: 3}")),
                arguments(
                        "a rule that goes on in the last minute of the day",
                        rules(
                                "{name: a, timeStart: '09:00', timeEnd: '23:59', replicas: 2}",
                                "{name: b, timeStart: '23:59:00', timeEnd: '24:00:00', replicas: 3}")),
                arguments(
                        "windows that overlap with another priority",
                        rules("{name: a, replicas: 2}", "{name: b, priority: 1, days: [Monday], replicas: 3}")),
                arguments(
                        "a date on another weekday",
                        rules(
                                "{name: a, dates: ['2026-11-27'], replicas: 2}",
                                "{name: b, days: [Monday], replicas: 3}")),
                arguments(
                        "dates that touch",
                        rules(
                                "{name: a, dates: ['2026-11-27'], replicas: 2}",
                                "{name: b, dates: ['2026-11-28'], replicas: 3}")),
                arguments(
                        "windows of two zones that touch, the whole year",
                        rules(
                                "{name: a, timezone: Europe/London, timeStart: '08:00', timeEnd: '12:00', replicas: 2}",
                                "{name: b, timezone: Europe/Berlin, timeStart: '13:00', timeEnd: '17:00', replicas: 3}")),
                arguments(
                        "the same hours of one day in two zones",
                        rules(
                                "{name: a, timezone: Asia/Tokyo, days: [Monday], timeStart: '09:00', timeEnd: '17:00', replicas: 2}",
                                "{name: b, timezone: Europe/London, days: [Monday], timeStart: '09:00', timeEnd: '17:00', replicas: 3}")),
                arguments(
                        "zones of other priorities",
                        rules("{name: a, timezone: Asia/Tokyo, replicas: 2}", "{name: b, priority: 1, replicas: 3}")),
                arguments(
                        "a past date in another zone",
                        rules(
                                "{name: a, timezone: Asia/Tokyo, dates: ['2026-01-14', '2026-12-24'], replicas: 2}",
                                "{name: b, dates: ['2026-01-13', '2026-06-01'], replicas: 3}")),
                arguments("a closed direction", QUEUE + "behavior: {scaleDown: {selectPolicy: Disabled}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void fine(String what, String spec) {
        assertThat(warnings(spec)).isEmpty();
    }

    @Test
    void equalCapsAreNotOdd() {
        assertThat(warnings(
                        QUEUE + "policy: {type: costAware, costAware: {maxMonthlyCost: 500, costPerPodPerHour: 0.05}}\n"
                                + "budget: {maxMonthlyCost: 500.0, costPerPodPerHour: 0.05}"))
                .isEmpty();
    }
}
