package io.generalscaler.controller.observe.source;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.compile.ScaleTarget;
import io.generalscaler.api.compile.WhenEmpty;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.controller.observe.secret.FixedSecrets;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.GuardedAddresses;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.sources.spi.SourceContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The whole way from a metric as a user writes it to an answer, with loopback allowed and host names of the test's own. */
public final class SourceFixture implements AutoCloseable {

    public static final Duration WITHIN = Duration.ofSeconds(10);

    private static final ScaleTarget TARGET = new ScaleTarget("apps/v1", "Deployment", "worker");

    private final Map<String, String> hosts = new ConcurrentHashMap<>();
    private final FixedSecrets secrets = new FixedSecrets();
    private final MetricSourceOpeners openers = MetricSourceOpeners.installed();
    private final AtomicLong ahead = new AtomicLong();
    private final OutboundHttp http;
    private final SourcePool pool;
    private final MetricReader reader;

    public SourceFixture(String... allowed) {
        AddressPolicy policy = new AddressPolicy(List.of(allowed), GuardedAddresses.NONE, this::resolve);
        http = new OutboundHttp(policy);
        SourceContext context = new SourceContext(policy, secrets, http, InstantSource.system());
        pool = new SourcePool(openers, context, this::nanoTime);
        reader = new MetricReader(pool, InstantSource.system(), this::nanoTime);
    }

    public static SourceFixture onLoopback() {
        return new SourceFixture("127.0.0.0/8");
    }

    public FixedSecrets secrets() {
        return secrets;
    }

    /** Gives a host name an address. */
    public void host(String name, String address) {
        hosts.put(name, address);
    }

    /** Lets the time pass for which an answer is shared and a sick endpoint is left alone. */
    public SourceFixture later() {
        ahead.addAndGet(MetricReader.SHARE.multipliedBy(2).toNanos());
        return this;
    }

    private long nanoTime() {
        return System.nanoTime() + ahead.get();
    }

    /** Reads a metric given as YAML. */
    public Answer read(String yaml) throws InterruptedException {
        return read(yaml, WITHIN);
    }

    public Answer read(String yaml, Duration within) throws InterruptedException {
        MetricSpec spec = Serialization.unmarshal(yaml, MetricSpec.class);
        MetricQuery query = MetricSources.installed().query(spec).orElseThrow();
        CompiledMetric metric = new CompiledMetric("metric", query, WhenEmpty.MISSING);
        return reader.read("default", TARGET, List.of(metric), within).get("metric");
    }

    /** Reads many metrics at the same time for a scaler of this namespace. */
    public Collection<Answer> readAll(String namespace, List<String> yamls, Duration within)
            throws InterruptedException {
        List<CompiledMetric> metrics = new ArrayList<>();
        for (String yaml : yamls) {
            MetricSpec spec = Serialization.unmarshal(yaml, MetricSpec.class);
            MetricQuery query = MetricSources.installed().query(spec).orElseThrow();
            metrics.add(new CompiledMetric("metric-" + metrics.size(), query, WhenEmpty.MISSING));
        }
        return reader.read(namespace, TARGET, metrics, within).values();
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        String address = hosts.get(host);
        if (address == null) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.ofLiteral(address)};
    }

    @Override
    public void close() {
        pool.close();
        openers.close();
        http.close();
    }
}
