package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SequencedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the controllers and the kubelet. Told of each change by {@link #changed}, it visits the objects that the change
 * concerns, one after the other, on a thread of its own ({@link #start}) or on the caller's ({@link #settle}).
 *
 * <p>All changes told so far are taken in before each visit, so that a visit sees what the one before it did.
 */
public final class WorkloadSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkloadSimulator.class);

    /** The longest wait when nothing is due. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** How long a visit that failed is put off. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ChangeSink sink;
    private final InstantSource clock;
    private final Kubelet kubelet;
    private final Controller replicaSets;
    private final Controller deployments = new DeploymentController();
    private final Controller statefulSets = new StatefulSetController();
    private final Controller namespaces = new NamespaceController();
    private final Controller garbage = new GarbageCollector();
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private final ClusterState state = new ClusterState();
    private final SequencedSet<ObjectKey> due = new LinkedHashSet<>();
    private final PriorityQueue<Appointment> later = new PriorityQueue<>(Comparator.comparing(Appointment::at));
    private @Nullable Thread thread;

    private record News(ObjectKey key, Optional<ObjectNode> object) {}

    private record Appointment(Instant at, ObjectKey key) {}

    /**
     * A simulator at rest.
     *
     * @param podReadyAfter how long after it was made a pod becomes ready; zero or more
     * @param random names pods
     */
    public WorkloadSimulator(ChangeSink sink, InstantSource clock, Duration podReadyAfter, RandomGenerator random) {
        this.sink = sink;
        this.clock = clock;
        this.kubelet = new Kubelet(podReadyAfter);
        this.replicaSets = new ReplicaSetController(random);
    }

    /**
     * Tells of a change, in the order in which changes are made. Returns at once; any thread may call it.
     *
     * @param object the object's new state, which must not be changed any more; null where it is gone
     */
    public void changed(ObjectKey key, @Nullable ObjectNode object) {
        news.add(new News(key, Optional.ofNullable(object)));
    }

    /** Starts working on an own thread. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().name("workload-simulator").daemon().start(this::run);
        }
    }

    /** Stops the thread and waits for it. */
    @Override
    public synchronized void close() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Instant next = settle();
                Duration wait = Duration.between(clock.instant(), next);
                News first = news.poll(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
                if (first != null) {
                    take(first);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Does all that is due now, on the calling thread. Not to be mixed with {@link #start}.
     *
     * @return when something will be due, if nothing changes until then
     */
    public Instant settle() {
        while (true) {
            takeAll();
            Instant now = clock.instant();
            for (Appointment next = later.peek(); next != null && !next.at().isAfter(now); next = later.peek()) {
                due.add(later.remove().key());
            }
            if (due.isEmpty() || Thread.currentThread().isInterrupted()) {
                Appointment next = later.peek();
                return next == null ? now.plus(IDLE) : next.at();
            }
            visit(due.removeFirst(), now);
        }
    }

    private void takeAll() {
        List<News> arrived = new ArrayList<>();
        news.drainTo(arrived);
        arrived.forEach(this::take);
    }

    /** Takes a change in, and notes whom it concerns: the object, its owners, and what it owns when it goes. */
    private void take(News item) {
        Resource old = state.put(item.key(), item.object().orElse(null));
        due.add(item.key());
        if (old != null) {
            concernOwners(old);
        }
        state.get(item.key()).ifPresent(this::concernOwners);
        boolean gone = item.object().isEmpty();
        boolean going = gone || state.get(item.key()).filter(Resource::deleting).isPresent();
        if (old != null && going) {
            state.ownedBy(old.uid()).forEach(dependent -> due.add(dependent.key()));
        }
        if (gone) {
            due.remove(item.key());
            if (old != null && item.key().collection().equals(Resource.PODS)) {
                kubelet.forget(old);
            }
            due.add(new ObjectKey(Resource.NAMESPACES, "", item.key().namespace()));
        }
        if (going && item.key().collection().equals(Resource.NAMESPACES)) {
            state.inNamespace(item.key().name()).forEach(orphan -> due.add(orphan.key()));
        }
    }

    private void concernOwners(Resource object) {
        for (String uid : object.ownerUids()) {
            state.withUid(uid).ifPresent(owner -> due.add(owner.key()));
        }
    }

    private void visit(ObjectKey key, Instant now) {
        Optional<Resource> found = state.get(key);
        if (found.isEmpty()) {
            return;
        }
        Controller.Visit visit = new Controller.Visit(now, new ArrayList<>());
        List<Change> changes;
        try {
            changes = changes(found.get(), visit);
        } catch (RuntimeException e) {
            // An object that no controller understands must not stop the others.
            LOG.atError().addKeyValue("object", key).setCause(e).log("Cannot reconcile");
            return;
        }
        visit.again().forEach(time -> later.add(new Appointment(time, key)));
        for (Change change : changes) {
            if (!make(change)) {
                later.add(new Appointment(now.plus(RETRY), key));
                return;
            }
        }
    }

    private List<Change> changes(Resource object, Controller.Visit visit) {
        if (inLostNamespace(object)) {
            return object.deleting() ? List.of() : List.of(object.deletion());
        }
        List<Change> collected = garbage.reconcile(object, state, visit);
        if (!collected.isEmpty()) {
            return collected;
        }
        return switch (object.key().collection()) {
            case Resource.DEPLOYMENTS -> deployments.reconcile(object, state, visit);
            case Resource.REPLICA_SETS -> replicaSets.reconcile(object, state, visit);
            case Resource.STATEFUL_SETS -> statefulSets.reconcile(object, state, visit);
            case Resource.NAMESPACES -> namespaces.reconcile(object, state, visit);
            case Resource.PODS -> kubelet.reconcile(object, state, visit);
            default -> List.of();
        };
    }

    /** Whether the object's namespace is gone, or about to go: then what is in it goes first. */
    private boolean inLostNamespace(Resource object) {
        String namespace = object.key().namespace();
        return !namespace.isEmpty()
                && state.get(new ObjectKey(Resource.NAMESPACES, "", namespace))
                        .filter(present -> !present.deleting())
                        .isEmpty();
    }

    private boolean make(Change change) {
        try {
            return sink.make(change);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("object", change.key()).setCause(e).log("Cannot make a change");
            return false;
        }
    }
}
