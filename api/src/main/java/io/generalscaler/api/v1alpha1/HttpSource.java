package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.schema.Says;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One number in what a server answers over HTTP. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HttpSource(
        @JsonPropertyDescription("Address that answers with the number; redirects are not followed. No place for a"
                + " password or a key: authRef has one. Example: http://orders:8080/stats.")
        @Required
        @Size(min = 1, max = 2048) @Pattern("^https?://[^/?#@\\s" + Limits.UNSHOWN + "]+([/?][^#\\s" + Limits.UNSHOWN + "]*)?$")
        @Says("an address as http://host:port/path or https://host/path?query, without user or fragment")
        @Nullable String url,

        @JsonPropertyDescription("Get, or Post to send a body. Default: Post where body is given, else Get.")
        @OneOf({"Get", "Post"})
        @Nullable String method,

        @JsonPropertyDescription(
                "What is posted, as a query in JSON. Example: {\"query\": {\"term\": {\"state\": \"open\"}}}.")
        @Size(max = 8192) @Pattern(Limits.LINES) @Says(Limits.LINES_SAYS)
        @Nullable String body,

        @JsonPropertyDescription("Further header fields; no place for a password or a key. At most 16."
                + " Content-Type is application/json where a body is posted and none is given.")
        @Size(max = 16) @Nullable Map<String, @Size(max = 1024) @Pattern("^[ -~]*$") @Says("visible ASCII characters and spaces") String> headers,

        @JsonPropertyDescription("How the number stands in the answer. Json: at valuePointer. Text: alone."
                + " Prometheus: as a sample of a page of metrics, named by metric and labels. Default: Json.")
        @OneOf({"Json", "Text", "Prometheus"})
        @Nullable String format,

        @JsonPropertyDescription(
                "Where in a JSON answer the number stands, as a JSON Pointer (RFC 6901): a number, or a text"
                        + " that is one. Default: the whole answer. Example: /queues/0/messages.")
        @Size(max = 512) @Pattern("^(/([^~" + Limits.UNSHOWN + "]|~[01])*)?$")
        @Says("a JSON Pointer: each name or index behind a /, in which ~1 stands for / and ~0 for ~")
        @Nullable String valuePointer,

        @JsonPropertyDescription(
                "Number: decimal digits. Quantity: as Kubernetes writes amounts, such as 500m, 12k or 3Gi."
                        + " Default: Number.")
        @OneOf({"Number", "Quantity"})
        @Nullable String unit,

        @JsonPropertyDescription(
                "Name of the sample on a page of metrics. Goes with format Prometheus. Example: jobs_waiting.")
        @Size(min = 1, max = 256) @Pattern("^[a-zA-Z_:][a-zA-Z0-9_:]*$") @Says("the name of a metric of Prometheus: letters, digits, _ and :")
        @Nullable String metric,

        @JsonPropertyDescription(
                "Labels that the sample must have, among others. Exactly one sample may have them. At most 16.")
        @Size(max = 16) @Nullable Map<String, @Size(max = 512) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS) String> labels,

        @JsonPropertyDescription("The Secret that holds the login.") @Nullable HttpAuthRef authRef,

        @JsonPropertyDescription(
                "How an https server is trusted. Default: by the certificates that the controller trusts.")
        @Nullable TlsSpec tls) {

    public HttpSource {
        headers = headers == null ? null : Map.copyOf(headers);
        labels = labels == null ? null : Map.copyOf(labels);
    }

    /** A JSON answer of an address, with the number at this pointer. */
    public static HttpSource json(String url, String valuePointer) {
        return Copies.of(HttpSource.class, Map.of("url", url, "valuePointer", valuePointer));
    }

    /** An answer of an address that is the number. */
    public static HttpSource text(String url) {
        return Copies.of(HttpSource.class, Map.of("url", url, "format", "Text"));
    }
}
