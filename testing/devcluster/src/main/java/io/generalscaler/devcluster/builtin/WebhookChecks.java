package io.generalscaler.devcluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Json;
import io.generalscaler.devcluster.wire.Statuses.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules of webhook configurations. */
final class WebhookChecks {

    private static final int MAX_TIMEOUT_SECONDS = 30;
    private static final Set<String> OPERATIONS = Set.of("CREATE", "UPDATE", "DELETE", "CONNECT", "*");

    private final List<Cause> causes = new ArrayList<>();

    private WebhookChecks() {}

    static List<Cause> check(ObjectNode configuration) {
        WebhookChecks checks = new WebhookChecks();
        int index = 0;
        for (JsonNode webhook : configuration.path("webhooks")) {
            checks.webhook("webhooks[" + index++ + "]", webhook);
        }
        return checks.causes;
    }

    /** What is wrong with rules that stand at {@code at}. */
    static List<Cause> ofRules(String at, JsonNode rules) {
        WebhookChecks checks = new WebhookChecks();
        checks.rules(at, rules);
        return checks.causes;
    }

    private void required(String field, String detail) {
        causes.add(new Cause(field, "FieldValueRequired", "Required value" + (detail.isEmpty() ? "" : ": " + detail)));
    }

    private void invalid(String field, String value, String detail) {
        causes.add(new Cause(field, "FieldValueInvalid", "Invalid value: " + value + ": " + detail));
    }

    private void unsupported(String field, String value, String supported) {
        causes.add(new Cause(
                field,
                "FieldValueNotSupported",
                "Unsupported value: \"" + value + "\": supported values: " + supported));
    }

    private void webhook(String at, JsonNode webhook) {
        String name = Json.textOrEmpty(webhook, "name");
        if (name.isEmpty()) {
            required(at + ".name", "");
        } else if (name.split("\\.", -1).length < 3) {
            invalid(
                    at + ".name",
                    "\"" + name + "\"",
                    "should be a domain with at least three segments separated by dots");
        }
        if (webhook.path("admissionReviewVersions").isEmpty()) {
            required(at + ".admissionReviewVersions", "must specify one of v1, v1beta1");
        }
        String sideEffects = Json.textOrEmpty(webhook, "sideEffects");
        if (sideEffects.isEmpty()) {
            required(at + ".sideEffects", "must specify one of None, NoneOnDryRun");
        } else if (!sideEffects.equals("None") && !sideEffects.equals("NoneOnDryRun")) {
            unsupported(at + ".sideEffects", sideEffects, "\"None\", \"NoneOnDryRun\"");
        }
        String failurePolicy = Json.textOrEmpty(webhook, "failurePolicy");
        if (!failurePolicy.equals("Fail") && !failurePolicy.equals("Ignore")) {
            unsupported(at + ".failurePolicy", failurePolicy, "\"Fail\", \"Ignore\"");
        }
        int timeout = webhook.path("timeoutSeconds").asInt();
        if (timeout < 1 || timeout > MAX_TIMEOUT_SECONDS) {
            invalid(
                    at + ".timeoutSeconds",
                    Integer.toString(timeout),
                    "the timeout value must be between 1 and " + MAX_TIMEOUT_SECONDS + " seconds");
        }
        client(at + ".clientConfig", webhook.path("clientConfig"));
        rules(at + ".rules", webhook.path("rules"));
    }

    private void client(String at, JsonNode client) {
        boolean url = client.has("url");
        boolean service = client.has("service");
        if (url == service) {
            required(at, "exactly one of url or service is required");
            return;
        }
        String address = Json.textOrEmpty(client, "url");
        if (url && !address.startsWith("https://")) {
            invalid(at + ".url", "\"" + address + "\"", "'https' is the only allowed URL scheme");
        }
        if (service && Json.textOrEmpty(client, "service", "name").isEmpty()) {
            required(at + ".service.name", "service name is required");
        }
        if (service && Json.textOrEmpty(client, "service", "namespace").isEmpty()) {
            required(at + ".service.namespace", "service namespace is required");
        }
    }

    private void rules(String at, JsonNode rules) {
        int index = 0;
        for (JsonNode rule : rules) {
            String here = at + "[" + index++ + "]";
            for (String field : List.of("apiGroups", "apiVersions", "resources", "operations")) {
                if (rule.path(field).isEmpty()) {
                    required(here + "." + field, "");
                }
            }
            int operation = 0;
            for (JsonNode name : rule.path("operations")) {
                if (!OPERATIONS.contains(name.asText())) {
                    unsupported(
                            here + ".operations[" + operation + "]",
                            name.asText(),
                            "\"*\", \"CONNECT\", \"CREATE\", \"DELETE\", \"UPDATE\"");
                }
                operation++;
            }
        }
    }
}
