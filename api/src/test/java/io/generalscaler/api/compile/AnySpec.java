package io.generalscaler.api.compile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.api.schema.Field;
import io.generalscaler.api.schema.Shape;
import io.generalscaler.api.schema.Shapes;
import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Documents;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/** Specs of the right shape with anything in them. */
final class AnySpec {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Shape.Fields SHAPE = Shapes.of(GeneralScalerSpec.class);
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "a",
            "queue",
            "redis",
            "prometheus",
            "app",
            "09:00",
            "17:00",
            "24:00",
            "99:99",
            "2026-11-27",
            "2026-02-29",
            "Monday",
            "Funday",
            "UTC",
            "Europe/Berlin",
            "Mars/Olympus",
            "http://p:9090",
            "http://[",
            "https://u:p@h/",
            "sum(x)",
            "sum((",
            "\"",
            "2026-12-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "slo",
            "costAware",
            "static",
            "Disabled",
            "Value",
            "Observe",
            "\u0000",
            "\uD800",
            "😀".repeat(50),
            "x".repeat(9_000),
            "../../etc",
            "$(id)",
            "%s%n");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "3",
            "5",
            "10",
            "20",
            "0.05",
            "0.999",
            "1000000",
            "1000001",
            "2147483647",
            "2147483648",
            "-2147483649",
            "1e15",
            "1e400",
            "1E-400",
            "0.1234567890123456789012345",
            "99999999999999999999999999999999");

    private static final JsonNode GOOD = ((Document.Read) Documents.read("""
                    targetRef: {apiVersion: apps/v1, kind: Deployment, name: app}
                    mode: Recommend
                    minReplicas: 1
                    maxReplicas: 20
                    pollingIntervalSeconds: 30
                    metrics:
                    - {name: queue, type: redis, targetValue: 10, targetType: Value, activationValue: 1, staleAfterSeconds: 60,
                       emptyIsZero: true, role: Scale,
                       redis: {host: redis, port: 6379, database: 1, queueName: jobs,
                               authRef: {secretName: s, usernameKey: u, passwordKey: p}, tls: {enabled: true, caSecretName: ca}}}
                    - {name: latency, type: prometheus, targetValue: 5,
                       prometheus: {serverAddress: "https://p", query: up, authRef: {secretName: s, type: Basic}}}
                    policy: {type: costAware, costAware: {maxMonthlyCost: 500, costPerPodPerHour: 0.05, preferredScaleDirection: down}}
                    budget: {maxMonthlyCost: 500, costPerPodPerHour: 0.05, period: Month}
                    behavior:
                      scaleUp: {maxIncrement: 5, cooldownSeconds: 60, stabilizationWindowSeconds: 0, tolerance: 0.1, selectPolicy: Max,
                                policies: [{type: Pods, value: 4, periodSeconds: 15}]}
                      scaleDown: {maxDecrement: 2, tolerance: 0.2, policies: [{type: Percent, value: 10, periodSeconds: 60}]}
                    schedule:
                      timezone: Europe/Berlin
                      defaultReplicas: 3
                      rules:
                      - {name: a, days: [Monday, Friday], timeStart: "22:00", timeEnd: "06:00", timezone: Asia/Tokyo, priority: 10, replicas: 10}
                      - {name: b, dates: ["2026-11-27"], priority: 100, minReplicas: 15, maxReplicas: 18}
                    fallback: {afterFailures: 3, behavior: static, replicas: 5}
                    pause: {until: "2026-12-01T00:00:00Z", reason: load test}
                    override: {replicas: 20, until: "2026-12-01T00:00:00Z", reason: launch}
                    """).getFirst()).tree();

    private final RandomGenerator random;

    AnySpec(RandomGenerator random) {
        this.random = random;
    }

    /** Any fields of a spec; so many per cent of the values are wild. */
    JsonNode spec(int wildness) {
        return object(SHAPE, wildness, 0);
    }

    /** A good spec of which so many per cent are changed. */
    JsonNode changed(int wildness) {
        return changed(SHAPE, GOOD, wildness);
    }

    /** The good one with some of its optional fields left out, and some values made wild. */
    private JsonNode changed(Shape shape, JsonNode good, int wildness) {
        if (random.nextInt(100) < wildness) {
            return random.nextBoolean() ? wild() : value(shape, 50, 1);
        }
        return switch (shape) {
            case Shape.Fields fields -> {
                ObjectNode object = NODES.objectNode();
                for (Field field : fields.fields()) {
                    JsonNode value = good.path(field.name());
                    if (!value.isMissingNode() && (field.required() || random.nextInt(100) < 70)) {
                        object.set(field.name(), changed(field.shape(), value, wildness));
                    }
                }
                yield object;
            }
            case Shape.Items items -> {
                ArrayNode list = NODES.arrayNode();
                good.forEach(item -> list.add(changed(items.item(), item, wildness)));
                yield list;
            }
            default -> good;
        };
    }

    private ObjectNode object(Shape.Fields shape, int wildness, int depth) {
        ObjectNode object = NODES.objectNode();
        for (Field field : shape.fields()) {
            boolean isGiven = field.required() || random.nextInt(100) < (depth == 0 ? 40 : 50);
            if (isGiven && random.nextInt(100) >= wildness / 4) {
                object.set(field.name(), value(field.shape(), wildness, depth + 1));
            }
        }
        if (random.nextInt(200) < wildness) {
            object.set("unknown" + random.nextInt(3), wild());
        }
        return object;
    }

    private JsonNode value(Shape shape, int wildness, int depth) {
        if (random.nextInt(200) < wildness) {
            return wild();
        }
        boolean isWild = random.nextInt(100) < wildness;
        return switch (shape) {
            case Shape.Fields fields -> object(fields, wildness, depth);
            case Shape.Items items -> list(items, wildness, depth);
            case Shape.Entries _ -> NODES.objectNode().put(word(), word());
            case Shape.Flag _ -> NODES.booleanNode(random.nextBoolean());
            case Shape.Anything _ -> NODES.nullNode();
            case Shape.Text text -> NODES.textNode(isWild || text.oneOf().isEmpty() ? word() : oneOf(text.oneOf()));
            case Shape.Whole _ -> isWild ? number() : NODES.numberNode(1 + random.nextInt(20));
            case Shape.Decimal _ ->
                isWild ? number() : NODES.numberNode(new BigDecimal(1 + random.nextInt(999)).movePointLeft(2));
        };
    }

    private ArrayNode list(Shape.Items items, int wildness, int depth) {
        ArrayNode list = NODES.arrayNode();
        int size = random.nextInt(100) < wildness / 10 ? random.nextInt(60) : 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            list.add(value(items.item(), wildness, depth));
        }
        return list;
    }

    private JsonNode wild() {
        return switch (random.nextInt(7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.arrayNode().add(word()).add(1);
            case 2 -> NODES.objectNode().put(word(), word());
            case 3 -> number();
            case 4 -> NODES.booleanNode(true);
            default -> NODES.textNode(word());
        };
    }

    private JsonNode number() {
        String number = oneOf(NUMBERS);
        return number.matches("-?\\d+")
                ? NODES.numberNode(new BigInteger(number))
                : NODES.numberNode(new BigDecimal(number));
    }

    private String word() {
        return oneOf(WORDS);
    }

    private String oneOf(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
