package io.generalscaler.devcluster.admission;

/** A webhook's {@code matchConditions}; evaluating them needs CEL, so a webhook that has some cannot be asked yet. */
final class MatchConditions {
    boolean met(Webhook webhook, AdmissionRequest request) {
        if (!webhook.matchConditions().isEmpty()) {
            throw AdmissionRefusal.condition(request.target(), "matchConditions are not supported yet");
        }
        return true;
    }
}
