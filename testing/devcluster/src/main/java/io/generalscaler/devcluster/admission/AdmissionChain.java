package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.admission.AdmissionRequest.Target;
import io.generalscaler.devcluster.patch.JsonPatch;
import io.generalscaler.devcluster.patch.PatchRefusal;
import io.generalscaler.devcluster.schema.JsonValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the admission webhooks: the mutating ones first, one after the other in the order of their configurations' names,
 * then, about what came of it, the validating ones, all at once.
 */
public final class AdmissionChain {
    private static final Logger LOG = LoggerFactory.getLogger(AdmissionChain.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Supplier<List<ObjectNode>> mutating;
    private final Supplier<List<ObjectNode>> validating;
    private final Matching matching;
    private final Equivalence equivalence;
    private final WebhookClient client;

    /**
     * A chain over configurations that are looked up anew for each request.
     *
     * @param mutating all MutatingWebhookConfigurations
     * @param validating all ValidatingWebhookConfigurations
     * @param namespaces a Namespace by its name; null where there is none
     */
    public AdmissionChain(
            Supplier<List<ObjectNode>> mutating,
            Supplier<List<ObjectNode>> validating,
            Function<String, @Nullable ObjectNode> namespaces,
            Equivalence equivalence,
            WebhookClient client) {
        this.mutating = mutating;
        this.validating = validating;
        this.matching = new Matching(namespaces, equivalence);
        this.equivalence = equivalence;
        this.client = client;
    }

    /**
     * Lets the mutating webhooks change the object.
     *
     * @param completion what is done with an object that a webhook changed: pruned, and given its defaults
     * @param warnings gets what the webhooks warn of
     * @return the object as they want it; null where the request has none
     * @throws AdmissionRefusal if one of them refuses, or fails and its failure counts
     */
    public @Nullable ObjectNode mutate(
            AdmissionRequest request, UnaryOperator<ObjectNode> completion, Consumer<String> warnings) {
        List<Webhook> webhooks = webhooks(mutating, request);
        AdmissionRequest current = request;
        Set<String> revisitable = new HashSet<>();
        Set<String> revisited = new HashSet<>();
        for (int round = 0; round < 2; round++) {
            for (Webhook webhook : webhooks) {
                if (round == 1 && !revisited.contains(webhook.uid())) {
                    continue;
                }
                AdmissionRequest next = mutate(webhook, current, completion, warnings);
                if (next == null) {
                    continue;
                }
                if (round == 0 && changed(current, next)) {
                    revisited.addAll(revisitable);
                    revisitable.clear();
                }
                if (webhook.reinvokedIfNeeded()) {
                    revisitable.add(webhook.uid());
                }
                current = next;
            }
        }
        return current.object();
    }

    /** The request after this webhook; null where it is not asked. */
    private @Nullable AdmissionRequest mutate(
            Webhook webhook,
            AdmissionRequest request,
            UnaryOperator<ObjectNode> completion,
            Consumer<String> warnings) {
        AdmissionRequest seen = seen(webhook, request);
        if (seen == null) {
            return null;
        }
        try {
            Review.Verdict verdict = ask(webhook, seen, request.target(), true);
            verdict.warnings().forEach(warnings);
            if (!verdict.allowed()) {
                throw AdmissionRefusal.denied(webhook.name(), verdict.result());
            }
            JsonNode patch = verdict.patch();
            if (patch == null || patch.isEmpty()) {
                return request;
            }
            ObjectNode object = seen.object();
            if (object == null) {
                throw AdmissionRefusal.internal("admission webhook \"" + webhook.name()
                        + "\" attempted to modify the object, which is not supported for this operation");
            }
            ObjectNode patched = (ObjectNode) JsonPatch.apply(object, patch);
            return request.withObject(completion.apply(equivalence.convert(patched, request.target())));
        } catch (NoAnswer e) {
            forgive(webhook, e);
            return request;
        } catch (PatchRefusal | ClassCastException e) {
            throw AdmissionRefusal.internal(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Asks the validating webhooks.
     *
     * @param warnings gets what the webhooks warn of
     * @throws AdmissionRefusal if one of them refuses, or fails and its failure counts
     */
    public void validate(AdmissionRequest request, Consumer<String> warnings) {
        List<Future<Outcome>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Webhook webhook : webhooks(validating, request)) {
                AdmissionRequest seen = seen(webhook, request);
                if (seen != null) {
                    calls.add(threads.submit(() -> validate(webhook, seen, request.target())));
                }
            }
        }
        List<Outcome> outcomes = calls.stream().map(Future::resultNow).toList();
        outcomes.forEach(outcome -> outcome.warnings().forEach(warnings));
        for (Outcome outcome : outcomes) {
            AdmissionRefusal refusal = outcome.refusal();
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    /** What came of one validating webhook. */
    private record Outcome(List<String> warnings, @Nullable AdmissionRefusal refusal) {}

    private Outcome validate(Webhook webhook, AdmissionRequest seen, Target original) {
        try {
            Review.Verdict verdict = ask(webhook, seen, original, false);
            return new Outcome(
                    verdict.warnings(),
                    verdict.allowed() ? null : AdmissionRefusal.denied(webhook.name(), verdict.result()));
        } catch (NoAnswer e) {
            try {
                forgive(webhook, e);
                return new Outcome(List.of(), null);
            } catch (AdmissionRefusal refusal) {
                return new Outcome(List.of(), refusal);
            }
        }
    }

    private static List<Webhook> webhooks(Supplier<List<ObjectNode>> configurations, AdmissionRequest request) {
        if (Matching.exempt(request.target())) {
            return List.of();
        }
        return configurations.get().stream()
                .sorted(Comparator.comparing(
                        (ObjectNode each) -> each.path("metadata").path("name").asText("")))
                .flatMap(configuration -> Webhook.of(configuration).stream())
                .toList();
    }

    /** The request as the webhook is to see it; null where it is not asked. */
    private @Nullable AdmissionRequest seen(Webhook webhook, AdmissionRequest request) {
        AdmissionRequest seen = matching.seen(webhook.criteria(), request);
        if (seen == null || !asked(webhook, seen)) {
            return null;
        }
        if (request.dryRun() && !webhook.allowsDryRun()) {
            throw AdmissionRefusal.dryRun(webhook.name());
        }
        return seen;
    }

    /** Where a condition fails, and failure counts, the request is refused. */
    private static boolean asked(Webhook webhook, AdmissionRequest seen) {
        try {
            return MatchConditions.met(
                    webhook.matchConditions(), RequestVariables.DECLARED, () -> RequestVariables.of(seen));
        } catch (MatchConditions.Failed e) {
            if (webhook.ignoresFailure()) {
                return false;
            }
            throw AdmissionRefusal.condition(seen.target(), e.words());
        }
    }

    /** A webhook that could not be asked, or whose answer is none. */
    private static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message);
        }
    }

    private Review.Verdict ask(Webhook webhook, AdmissionRequest request, Target original, boolean mutating)
            throws NoAnswer {
        if (!webhook.speaksV1()) {
            throw new NoAnswer("could not create admission objects: webhook does not accept known AdmissionReview"
                    + " versions (v1)");
        }
        String uid = UUID.randomUUID().toString();
        try {
            byte[] question = MAPPER.writeValueAsBytes(Review.question(uid, request, original));
            byte[] answer = client.call(webhook.clientConfig(), question, Duration.ofSeconds(webhook.timeoutSeconds()));
            return Review.answer(answer, uid, mutating);
        } catch (WebhookClient.CallFailed e) {
            throw new NoAnswer("failed to call webhook: " + e.getMessage());
        } catch (Review.Malformed e) {
            throw new NoAnswer("received invalid webhook response: " + e.getMessage());
        } catch (JsonProcessingException e) {
            throw new NoAnswer("could not create admission objects: " + e.getOriginalMessage());
        }
    }

    private static void forgive(Webhook webhook, NoAnswer failure) {
        String why = String.valueOf(failure.getMessage());
        if (!webhook.ignoresFailure()) {
            throw AdmissionRefusal.notCalled(webhook.name(), why);
        }
        LOG.atWarn()
                .addKeyValue("webhook", webhook.name())
                .addKeyValue("reason", why)
                .log("Failed calling webhook, failing open");
    }

    private static boolean changed(AdmissionRequest before, AdmissionRequest after) {
        ObjectNode old = before.object();
        ObjectNode now = after.object();
        return old != null && now != null && !JsonValues.same(old, now);
    }
}
