package io.generalscaler.api.source;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.util.Map;
import java.util.Optional;

/** How a metric of one type is written in one line, as in an annotation. */
public interface AddressForm {
    /** The schemes that lines of this type begin with, each with its form for people: {@code redis}, {@code redis://host:port/key}. */
    Map<String, String> schemes();

    /**
     * Reads a line.
     *
     * @param line begins with one of the schemes and a colon
     * @param server the server that the operator names for metrics of this type; empty where none is named
     * @param here where to report what is wrong
     * @return a metric that lacks only a target; empty where a violation was reported
     */
    Optional<MetricSpec> read(String line, Optional<String> server, Problems here);
}
