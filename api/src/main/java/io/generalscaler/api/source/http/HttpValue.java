package io.generalscaler.api.source.http;

import java.util.Map;
import java.util.TreeMap;

/** Where in an answer the number stands. */
public sealed interface HttpValue {

    /** For people, before the path that is asked for: {@code the number at /size of}. */
    String describe();

    /**
     * In a document of JSON.
     *
     * @param pointer a JSON Pointer (RFC 6901); empty for the whole document
     * @param quantity whether it is written as Kubernetes writes amounts
     */
    record Json(String pointer, boolean quantity) implements HttpValue {
        @Override
        public String describe() {
            return pointer.isEmpty() ? "the number" : "the number at " + pointer + " of";
        }
    }

    /**
     * Alone.
     *
     * @param quantity as in {@link Json}
     */
    record Text(boolean quantity) implements HttpValue {
        @Override
        public String describe() {
            return "the number";
        }
    }

    /**
     * On a page in the text format of Prometheus.
     *
     * @param metric the sample's name
     * @param labels that the sample has, among others
     */
    record Sample(String metric, Map<String, String> labels) implements HttpValue {
        public Sample {
            labels = Map.copyOf(labels);
        }

        @Override
        public String describe() {
            return labels.isEmpty() ? metric + " of" : metric + new TreeMap<>(labels) + " of";
        }
    }
}
