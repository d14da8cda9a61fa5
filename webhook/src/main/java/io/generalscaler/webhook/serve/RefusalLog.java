package io.generalscaler.webhook.serve;

import io.generalscaler.webhook.review.AdmissionAnswer;
import io.generalscaler.webhook.review.AdmissionRequest;
import io.generalscaler.webhook.review.StatusCause;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of each object that is refused, as long as there are not too many: whoever reaches the port can have reviews refused. */
final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final int MOST_FIELDS = 20;

    private final LineRate rate = new LineRate(System::nanoTime);

    void tell(AdmissionRequest request, AdmissionAnswer.Denied denied) {
        rate.next()
                .ifPresent(leftOut -> LOG.atInfo()
                        .addKeyValue("kind", request.groupKind())
                        .addKeyValue("namespace", request.namespace())
                        .addKeyValue("name", request.name())
                        .addKeyValue("user", request.caller().user())
                        .addKeyValue("request", request.uid())
                        .addKeyValue("fields", fields(denied))
                        .addKeyValue("causes", denied.causes().size())
                        .addKeyValue("leftOut", leftOut)
                        .log("Refused"));
    }

    /** Where it is wrong; what stands there is nobody's business but the caller's. */
    private static String fields(AdmissionAnswer.Denied denied) {
        return denied.causes().stream()
                .map(StatusCause::field)
                .distinct()
                .limit(MOST_FIELDS)
                .collect(Collectors.joining(", "));
    }
}
