package io.generalscaler.controller.observe;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;
import io.generalscaler.process.tick.Ticker;
import io.generalscaler.reach.address.GuardedAddresses;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API server's addresses, by its names and by the EndpointSlices of its service, and this machine's own. Read again every
 * {@link #PAUSE}, for an API server may move; what cannot be read stays as it was known.
 */
public final class ClusterAddresses implements GuardedAddresses, AutoCloseable {

    static final Duration PAUSE = Duration.ofSeconds(30);

    /** A namespace and a service that every cluster has. */
    private static final ResourcePath SLICES =
            new ResourcePath("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices"
                    + "?labelSelector=kubernetes.io%2Fservice-name%3Dkubernetes");

    /** What is told of in place of a name. */
    private static final String ENDPOINTS = "";

    private static final Logger LOG = LoggerFactory.getLogger(ClusterAddresses.class);

    private final ApiServer api;
    private final List<String> names;
    private final Ticker ticker;
    private final Set<String> told = new HashSet<>();
    private volatile Set<InetAddress> named = Set.of();
    private volatile Set<InetAddress> endpoints = Set.of();
    private volatile Set<InetAddress> own = Set.of();

    /**
     * Nothing is known before {@link #read}.
     *
     * @param api of the cluster
     * @param names by which the API server is called
     */
    public ClusterAddresses(ApiServer api, List<String> names) {
        this.api = api;
        this.names = List.copyOf(names);
        // The system's lookup of names would hold the carrier of a virtual thread.
        this.ticker = new Ticker(Thread.ofPlatform().daemon().name("guarded addresses"), PAUSE, () -> {
            read();
            return PAUSE;
        });
    }

    /** Keeps up from now on. */
    public void start() {
        ticker.start();
    }

    @Override
    public Set<InetAddress> apiServer() {
        return Stream.concat(named.stream(), endpoints.stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<InetAddress> own() {
        return own;
    }

    /** Looks once. */
    public void read() throws InterruptedException {
        readNames();
        readEndpoints();
        readOwn();
    }

    private void readNames() {
        Set<InetAddress> found = new HashSet<>();
        for (String name : names) {
            try {
                found.addAll(List.of(InetAddress.getAllByName(name)));
                if (told.remove(name)) {
                    LOG.atInfo().addKeyValue("host", name).log("The API server's name has an address again");
                }
            } catch (UnknownHostException e) {
                if (told.add(name)) {
                    LOG.atWarn().addKeyValue("host", name).log("The API server's name has no address");
                }
                found.addAll(named);
            }
        }
        named = Set.copyOf(found);
    }

    private void readEndpoints() throws InterruptedException {
        try {
            ApiAnswer answer = api.get(SLICES);
            if (answer.ok()) {
                endpoints = addresses(answer.json());
                if (told.remove(ENDPOINTS)) {
                    LOG.atInfo().log("The API server's endpoints can be read again");
                }
            } else if (answer.forbidden() && told.add(ENDPOINTS)) {
                LOG.atWarn()
                        .log(
                                "The API server's endpoints may not be read, so only its names are guarded: bind the controller's"
                                        + " Role in the namespace default");
            }
        } catch (ApiUnreachableException e) {
            // Whoever watches the cluster tells of this outage.
        }
    }

    private static Set<InetAddress> addresses(JsonNode list) {
        Set<InetAddress> found = new HashSet<>();
        for (JsonNode slice : list.path("items")) {
            for (JsonNode endpoint : slice.path("endpoints")) {
                for (JsonNode address : endpoint.path("addresses")) {
                    try {
                        found.add(InetAddress.ofLiteral(address.asText()));
                    } catch (IllegalArgumentException e) {
                        // A slice of names, which are not guarded here.
                    }
                }
            }
        }
        return Set.copyOf(found);
    }

    /** Loopback and link-local addresses are forbidden by their range. */
    private void readOwn() {
        try {
            own = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(ClusterAddresses::withoutInterface)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            // As known before.
        }
    }

    /** Compared with what a name resolves to, which tells of no interface. */
    private static InetAddress withoutInterface(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new AssertionError("an address has four bytes or sixteen", e);
        }
    }

    @Override
    public void close() {
        ticker.close();
    }
}
