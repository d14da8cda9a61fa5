package io.generalscaler.controller.annotated;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.generalscaler.api.annotation.AnnotatedScaler;
import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.annotation.Key;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.TargetRef;
import io.generalscaler.controller.observe.cluster.AnnotatedDeployment;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.observe.cluster.WatchedCluster;
import io.generalscaler.controller.report.Announcement;
import io.generalscaler.controller.report.EventWriter;
import io.generalscaler.controller.report.EventWriter.Regarding;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.kube.lease.Leadership;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Brings the scaler that a Deployment's annotations ask for into line with them.
 *
 * <pre>
 * annotations        scaler of that name      what is done
 * ask for one        none                     created; if it is not taken, an Event on the Deployment
 * ask for one        owned by the Deployment  applied again; if somebody had changed or deleted it, an Event on the scaler
 * ask for one        anybody else's           left alone; an Event on the Deployment
 * make no sense      any                      left alone unless enabled is gone; an Event on the Deployment
 * absent or off      owned by the Deployment  deleted; likewise while the Deployment is being deleted
 * absent or off      anybody else's           left alone
 * </pre>
 */
public final class Annotations {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ApiServer api;
    private final Leadership leadership;
    private final WatchedCluster cluster;
    private final AnnotationCompiler compiler;
    private final Supplier<Context> context;
    private final KubernetesSerialization json;
    private final EventWriter events;
    private final InstantSource clock;
    private final Map<ScalerKey, Applied> applied = new ConcurrentHashMap<>();
    private final Set<ScalerKey> delayed = ConcurrentHashMap.newKeySet();

    /**
     * Follows annotations.
     *
     * @param api a client without retries
     * @param leadership whether this process may write
     * @param cluster what is watched
     * @param compiler for annotations
     * @param context what they are compiled under now
     * @param json writes specs
     * @param events tells about Deployments
     * @param clock the present
     */
    public Annotations(
            ApiServer api,
            Leadership leadership,
            WatchedCluster cluster,
            AnnotationCompiler compiler,
            Supplier<Context> context,
            KubernetesSerialization json,
            EventWriter events,
            InstantSource clock) {
        this.api = api;
        this.leadership = leadership;
        this.cluster = cluster;
        this.compiler = compiler;
        this.context = context;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** The Deployments to look at when this process begins: those with annotations, and those whose scaler may be left over. */
    public Set<ScalerKey> toFollow() {
        Set<ScalerKey> keys = new HashSet<>(cluster.annotatedDeployments());
        cluster.scalers().all().stream()
                .filter(Scaler::ownedByDeployment)
                .map(Scaler::key)
                .forEach(keys::add);
        return keys;
    }

    /**
     * Follows one Deployment.
     *
     * @return when to try again; empty when there is nothing to be done until something changes
     */
    public Optional<Instant> follow(ScalerKey key) throws InterruptedException {
        if (!leadership.mayWrite()) {
            return Optional.empty();
        }
        try {
            Optional<AnnotatedDeployment> deployment = cluster.annotated(key);
            boolean done = deployment.isPresent() ? follow(deployment.get()) : remove(key);
            return done ? Optional.empty() : Optional.of(clock.instant().plus(RETRY));
        } catch (ApiUnreachableException e) {
            Optional<AnnotatedDeployment> waiting = cluster.annotated(key);
            if (waiting.isPresent()) {
                tellOfDelay(waiting.get(), String.valueOf(e.getMessage()));
            }
            return Optional.of(clock.instant().plus(RETRY));
        }
    }

    private boolean follow(AnnotatedDeployment deployment) throws ApiUnreachableException, InterruptedException {
        TargetRef target = new TargetRef(
                TargetRef.DEFAULT_API_VERSION,
                TargetRef.DEFAULT_KIND,
                deployment.key().name());
        return switch (compiler.compile(target, deployment.annotations(), context.get())) {
            case AnnotatedScaler.None _, AnnotatedScaler.Off _ -> remove(deployment.key());
            case AnnotatedScaler.On on -> apply(deployment, on.spec());
            case AnnotatedScaler.Rejected rejected -> {
                String why =
                        rejected.violations().stream().map(Violation::sentence).collect(Collectors.joining("; "));
                tell(deployment, Reason.InvalidSpec, why);
                // What nobody asks for any more goes, however broken the rest of the annotations is.
                yield Key.isOn(deployment.annotations().get(Key.ENABLED.key())) || remove(deployment.key());
            }
        };
    }

    private boolean apply(AnnotatedDeployment deployment, GeneralScalerSpec spec)
            throws ApiUnreachableException, InterruptedException {
        ScalerKey key = deployment.key();
        String body = OwnedScaler.body(deployment, spec, json);
        Optional<Scaler> known = cluster.scalers().find(key);
        if (known.isPresent() && Applied.of(body, known.get().generation()).equals(applied.get(key))) {
            return true;
        }
        ApiAnswer there = api.get(OwnedScaler.path(key));
        String owner = OwnedScaler.owner(there.json());
        if (there.ok() && !owner.equals(deployment.uid())) {
            if (!owner.isEmpty()) {
                // Left by an earlier Deployment of this name; the garbage collector is about to remove it.
                return false;
            }
            tell(
                    deployment,
                    Reason.TargetConflict,
                    "a GeneralScaler '" + key.name() + "' was written by hand; remove it or the annotations");
            return true;
        }
        if (!there.ok() && !there.notFound()) {
            return false;
        }
        // Asked again: what came before may have taken as long as the Lease holds.
        return leadership.mayWrite()
                && answered(deployment, new Wanted(body, there), api.apply(OwnedScaler.path(key), there.ok(), body));
    }

    private boolean answered(AnnotatedDeployment deployment, Wanted wanted, ApiAnswer answer)
            throws InterruptedException {
        if (answer.ok()) {
            JsonNode meta = answer.json().path("metadata");
            Applied now = Applied.of(wanted.body(), meta.path("generation").asLong());
            Applied before = applied.put(deployment.key(), now);
            delayed.remove(deployment.key());
            if (before != null && before.body().equals(now.body()) && !wanted.isThereAs(now)) {
                events.tell(
                        deployment.key(),
                        meta.path("uid").asText(),
                        new Announcement(
                                true,
                                "PutBack",
                                "FollowAnnotations",
                                (wanted.there().ok() ? "somebody changed it" : "somebody deleted it")
                                        + "; it is again as the annotations of Deployment "
                                        + deployment.key().name() + " say. Change those"));
            }
            return true;
        }
        if (answer.conflict()) {
            return false;
        }
        if (answer.temporary()) {
            tellOfDelay(deployment, answer.json().path("message").asText("status " + answer.status()));
            return false;
        }
        tell(
                deployment,
                Reason.InvalidSpec,
                "the API server refused the scaler that the annotations ask for: "
                        + answer.json().path("message").asText("status " + answer.status()));
        return true;
    }

    private boolean remove(ScalerKey key) throws ApiUnreachableException, InterruptedException {
        applied.remove(key);
        delayed.remove(key);
        if (cluster.scalers().find(key).filter(Scaler::ownedByDeployment).isEmpty()) {
            return true;
        }
        ApiAnswer there = api.get(OwnedScaler.path(key));
        if (there.notFound() || (there.ok() && OwnedScaler.owner(there.json()).isEmpty())) {
            return true;
        }
        if (!there.ok() || !leadership.mayWrite()) {
            return false;
        }
        String uid = there.json().path("metadata").path("uid").asText();
        ApiAnswer answer = api.delete(OwnedScaler.path(key), """
                {"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"%s"}}""".formatted(uid));
        return answer.ok() || answer.notFound();
    }

    /** Once for each time of waiting, however often it is tried again meanwhile. */
    private void tellOfDelay(AnnotatedDeployment deployment, String why) throws InterruptedException {
        if (delayed.add(deployment.key())) {
            events.tell(
                    new Regarding("apps/v1", "Deployment", deployment.key(), deployment.uid()),
                    new Announcement(
                            true,
                            "ScalerDelayed",
                            "FollowAnnotations",
                            "the scaler that the annotations ask for cannot be written now, and is as soon as it can: "
                                    + why));
        }
    }

    private void tell(AnnotatedDeployment deployment, Reason reason, String note) throws InterruptedException {
        events.tell(
                new Regarding("apps/v1", "Deployment", deployment.key(), deployment.uid()),
                new Announcement(true, reason.name(), "FollowAnnotations", note));
    }

    /** What was applied last, by a digest of 16 bytes, and the generation that came of it; 0 if the answer did not say. */
    private record Applied(UUID body, long generation) {
        static Applied of(String body, long generation) {
            return new Applied(UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8)), generation);
        }
    }

    /** What is to be applied, and the answer about what is there. */
    private record Wanted(String body, ApiAnswer there) {

        /** Whether applying changed nothing. */
        boolean isThereAs(Applied now) {
            return there.ok()
                    && (now.generation() == 0
                            || there.json().path("metadata").path("generation").asLong() == now.generation());
        }
    }
}
