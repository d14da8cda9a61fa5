package io.generalscaler.webhook.validate;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Reviews that nobody means well with, of any size. */
final class HostileReviews {
    private static final String SCALER =
            "{\"group\": \"autoscaling.generalscaler.io\", \"version\": \"v1alpha1\", \"kind\": \"GeneralScaler\"}";
    private static final String DEPLOYMENT = "{\"group\": \"apps\", \"version\": \"v1\", \"kind\": \"Deployment\"}";
    private static final String AUTOSCALER =
            "{\"group\": \"autoscaling\", \"version\": \"v2\", \"kind\": \"HorizontalPodAutoscaler\"}";

    private HostileReviews() {}

    /** Each by its name, from about how many bytes it is to have. */
    static Map<String, IntFunction<byte[]>> all() {
        Map<String, IntFunction<byte[]>> reviews = new LinkedHashMap<>();
        list(reviews, "policies that are empty objects", "\"behavior\": {\"scaleUp\": {\"policies\": [", "{}", "]}}");
        list(reviews, "metrics that are empty objects", "\"metrics\": [", "{}", "]");
        list(reviews, "metrics that are empty lists", "\"metrics\": [", "[]", "]");
        list(reviews, "metrics that are numbers", "\"metrics\": [", "1", "]");
        list(reviews, "metrics that are long numbers", "\"metrics\": [", "1".repeat(900), "]");
        list(reviews, "metrics that are slashes", "\"metrics\": [", "\"" + "//".repeat(2_000) + "\"", "]");
        list(reviews, "rules with dates", "\"schedule\": {\"rules\": [", rule(), "]}");
        list(reviews, "dates", "\"schedule\": {\"rules\": [{\"dates\": [", "\"2026-01-01\"", "]}]}");
        list(reviews, "a list that is no field", "\"unknown\": [", "{}", "]");
        list(reviews, "nested lists that are no field", "\"unknown\": [", "[[[[[[[[{\"a\":[]}]]]]]]]]", "]");
        names(reviews, "fields that do not exist", SCALER, "\"spec\": {", "\"maxReplica", "\": 1", "}");
        names(reviews, "long fields that do not exist", SCALER, "\"spec\": {", "\"" + "//".repeat(1_990), "\": 1", "}");
        names(
                reviews,
                "settings of a plug-in",
                SCALER,
                "\"spec\": {\"metric\": {\"type\": \"x\", \"config\": {",
                "\"key",
                "\": \"v\"",
                "}}}");
        names(
                reviews,
                "annotations that do not exist",
                DEPLOYMENT,
                "\"metadata\": {\"annotations\": {",
                "\"autoscaling.generalscaler.io/max-replica",
                "\": \"1\"",
                "}}");
        names(
                reviews,
                "annotations of others",
                DEPLOYMENT,
                "\"metadata\": {\"annotations\": {",
                "\"x",
                "\":\"\"",
                "}}");
        names(reviews, "labels", AUTOSCALER, "\"metadata\": {\"labels\": {", "\"x", "\":\"\"", "}}");
        names(reviews, "fields of a status", SCALER, "\"status\": {", "\"x", "\":{}", "}");
        reviews.put(
                "a long reason",
                size -> scaler("\"pause\": {\"reason\": \"" + "r".repeat(Math.min(size, 990_000)) + "\"}"));
        reviews.put("many long texts", size -> scaler(text(size)));
        reviews.put(
                "owners",
                size -> review(
                        DEPLOYMENT,
                        "\"metadata\": {\"ownerReferences\": [" + repeated("{\"uid\":\"u\"}", size) + "]}"));
        return reviews;
    }

    private static String rule() {
        return "{\"name\": \"r\", \"dates\": [" + repeated("\"2026-01-01\"", 4_400) + "], \"replicas\": 2}";
    }

    private static String text(int size) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < size; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append("\"é")
                    .append(i)
                    .append("\": \"")
                    .append("ж".repeat(100_000))
                    .append('"');
        }
        return text.toString();
    }

    private static void list(
            Map<String, IntFunction<byte[]>> reviews, String name, String before, String item, String after) {
        reviews.put(name, size -> scaler(before + repeated(item, size) + after));
    }

    private static void names(
            Map<String, IntFunction<byte[]>> reviews,
            String name,
            String kind,
            String before,
            String key,
            String value,
            String after) {
        reviews.put(name, size -> {
            StringBuilder fields = new StringBuilder(before);
            for (int i = 0; fields.length() < size; i++) {
                fields.append(i == 0 ? "" : ",").append(key).append(i).append(value);
            }
            return review(kind, fields.append(after).toString());
        });
    }

    private static String repeated(String item, int size) {
        int count = Math.max(1, size / (item.length() + 1));
        return (item + ",").repeat(count - 1) + item;
    }

    private static byte[] scaler(String field) {
        return review(SCALER, "\"spec\": {\"targetRef\": {\"name\": \"web\"}, \"maxReplicas\": 5, " + field + "}");
    }

    static byte[] review(String kind, String fields) {
        return ("{\"apiVersion\": \"admission.k8s.io/v1\", \"kind\": \"AdmissionReview\", \"request\": {\"uid\": \"u\", \"kind\": "
                        + kind + ", \"namespace\": \"shop\", \"name\": \"x\", \"operation\": \"CREATE\", \"object\": {"
                        + fields + "}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A GeneralScaler with this spec. */
    static byte[] ofSpec(String spec) {
        return review(SCALER, "\"spec\": {" + spec + "}");
    }
}
