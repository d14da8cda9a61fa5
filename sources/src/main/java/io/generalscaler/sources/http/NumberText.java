package io.generalscaler.sources.http;

import io.fabric8.kubernetes.api.model.Quantity;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * How a server writes numbers.
 *
 * @param quantity as Kubernetes writes amounts; else in decimal digits
 */
record NumberText(boolean quantity) {

    private static final Pattern AMOUNT = Pattern.compile(
            "[+-]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]{1,2})?");

    /** The number; its time is not known. */
    Found read(String text) throws SourceException {
        if (!quantity) {
            return Found.undated(Sample.parse(text, Instant.EPOCH));
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw new SourceException(
                    FailureReason.NotANumber, "the value is no amount as Kubernetes writes them, such as 500m or 3Gi");
        }
        return Found.undated(Sample.of(Quantity.parse(text).getNumericalAmount(), Instant.EPOCH));
    }
}
