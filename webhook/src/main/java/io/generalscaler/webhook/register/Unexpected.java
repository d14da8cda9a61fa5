package io.generalscaler.webhook.register;

import io.generalscaler.process.log.WithoutMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a round makes of a failure that nobody foresaw. Whatever it is comes from a Secret or a file that somebody can mend, so the loop
 * goes on: a restart would only meet it again.
 */
final class Unexpected {
    private static final Logger LOG = LoggerFactory.getLogger(Unexpected.class);

    private Unexpected() {}

    /**
     * What the operator is told, without any message, since a key may be near. The first time in a row the log has where it came from.
     *
     * @param lastFailure the words of the round before
     */
    static String words(RuntimeException failure, String lastFailure) {
        String words = "unexpected " + failure.getClass().getName() + "; are the certificates and keys whole?";
        if (!words.equals(lastFailure)) {
            LOG.atError().setCause(WithoutMessages.of(failure)).log("A round failed unexpectedly");
        }
        return words;
    }
}
