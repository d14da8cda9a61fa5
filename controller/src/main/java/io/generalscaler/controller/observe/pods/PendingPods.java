package io.generalscaler.controller.observe.pods;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.status.Stuck;
import io.generalscaler.controller.observe.cluster.Rollouts;
import io.generalscaler.controller.observe.cluster.ScalableTarget;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks why some of a workload's pods are pending: the selector of its {@code /scale}, then a few pods that it picks. */
public final class PendingPods implements PodQuestion {

    /** Pods in one answer: the first that says why is enough, and a pod may be large. */
    private static final int MOST = 5;

    /** Such questions on their way: they are never urgent. */
    private static final int AT_ONCE = 2;

    /** A word of the kubelet, such as {@code ImagePullBackOff}. */
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Za-z]{0,62}");

    private final ApiServer api;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    public PendingPods(ApiServer api) {
        this.api = api;
    }

    @Override
    public @Nullable Stuck ask(ScalableTarget target) throws InterruptedException {
        if (!turns.tryAcquire()) {
            return null;
        }
        try {
            ApiAnswer scale = api.get(target.path());
            String selector = scale.json().path("status").path("selector").asText("");
            return scale.ok() && !selector.isEmpty() ? ask(target.key().namespace(), selector) : null;
        } catch (ApiUnreachableException e) {
            return null;
        } finally {
            turns.release();
        }
    }

    private @Nullable Stuck ask(String namespace, String selector)
            throws ApiUnreachableException, InterruptedException {
        ApiAnswer answer = api.get(
                new ResourcePath(ResourcePath.of("v1", namespace, "pods").text() + "?limit=" + MOST
                        + "&fieldSelector=status.phase%3DPending&labelSelector="
                        + URLEncoder.encode(selector, StandardCharsets.UTF_8)));
        if (answer.forbidden()) {
            return new Stuck(
                    Stuck.Kind.PodsNotReady,
                    "pods that are wanted do not get ready; why is not known, because the controller may not list pods"
                            + " (controller.readPods of the chart)");
        }
        if (!answer.ok()) {
            return null;
        }
        return read(answer.json());
    }

    /** What a list of pending pods says. */
    static Stuck read(JsonNode list) {
        for (JsonNode pod : list.path("items")) {
            Optional<Stuck> why = unscheduled(pod).or(() -> waiting(pod));
            if (why.isPresent()) {
                return why.get();
            }
        }
        return new Stuck(Stuck.Kind.PodsNotReady, "pods that are wanted run and do not get ready, or are not created");
    }

    private static Optional<Stuck> unscheduled(JsonNode pod) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("PodScheduled")
                    && condition.path("reason").asText().equals("Unschedulable")) {
                return Optional.of(new Stuck(
                        Stuck.Kind.Unschedulable,
                        "pods cannot be scheduled: "
                                + Rollouts.line(condition.path("message").asText())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Stuck> waiting(JsonNode pod) {
        for (String kind : new String[] {"initContainerStatuses", "containerStatuses"}) {
            for (JsonNode container : pod.path("status").path(kind)) {
                String reason =
                        container.path("state").path("waiting").path("reason").asText("");
                boolean isOnItsWay = reason.equals("ContainerCreating") || reason.equals("PodInitializing");
                if (WORD.matcher(reason).matches() && !isOnItsWay) {
                    return Optional.of(
                            new Stuck(Stuck.Kind.ContainersNotStarting, "containers do not start: " + reason));
                }
            }
        }
        return Optional.empty();
    }
}
