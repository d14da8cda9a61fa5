package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Says;
import org.jspecify.annotations.Nullable;

/** An instant query over the Prometheus HTTP API that answers with one number. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrometheusSource(
        @JsonPropertyDescription("Address of the server, with a path prefix where it has one; /api/v1/query is added."
                + " Its query may hold what such servers document: deny_partial_response, extra_filters[], extra_label,"
                + " latency_offset, nocache (VictoriaMetrics), dedup, engine, max_source_resolution, partial_response,"
                + " replicaLabels[], storeMatch[] (Thanos), lookback_delta."
                + " Examples: http://prometheus:9090, http://thanos:10902?partial_response=false.")
        @Required
        @Size(min = 1, max = 2048) @Pattern("^https?://[^/?#@\\s" + Limits.UNSHOWN + "]+(/[^?#\\s" + Limits.UNSHOWN + "]*)?(\\?[^#\\s"
                + Limits.UNSHOWN + "]*)?$")
        @Says("an address as http://host:port or https://host/prefix, without user or fragment")
        @Nullable String serverAddress,

        @JsonPropertyDescription("PromQL that gives one number: a scalar, or a vector of one element."
                + " Example: sum(rate(http_requests_total[2m])).")
        @Required
        @Size(min = 1, max = 8192) @Pattern(Limits.LINES) @Says(Limits.LINES_SAYS)
        @Nullable String query,

        @JsonPropertyDescription("The Secret that holds a token, or a user name and password.") @Nullable PrometheusAuthRef authRef,

        @JsonPropertyDescription(
                "How an https server is trusted. Default: by the certificates that the controller trusts.")
        @Nullable TlsSpec tls) {}
