package io.generalscaler.controller.observe;

import io.generalscaler.controller.observe.source.MetricReader;
import io.generalscaler.controller.observe.source.MetricSourceOpeners;
import io.generalscaler.controller.observe.source.SourcePool;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.SystemResolver;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.reach.secret.KubernetesSecrets;
import io.generalscaler.sources.spi.SourceContext;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** Everything that reads metrics, wired. */
public final class Observation implements AutoCloseable {

    private final SystemResolver resolver = new SystemResolver();
    private final MetricSourceOpeners openers = MetricSourceOpeners.installed();
    private final KubernetesSecrets secrets;
    private final OutboundHttp http;
    private final SourcePool pool;
    private final MetricReader reader;

    /**
     * Nothing is open yet.
     *
     * @param api for Secrets
     * @param allowed the operator's rules for addresses
     * @param apiServers the API server's own addresses
     * @param clock the present
     * @param nanoTime a monotonic clock
     */
    public Observation(
            ApiServer api,
            List<String> allowed,
            Set<InetAddress> apiServers,
            InstantSource clock,
            LongSupplier nanoTime) {
        secrets = new KubernetesSecrets(api, nanoTime);
        AddressPolicy addresses = new AddressPolicy(allowed, apiServers, resolver);
        http = new OutboundHttp(addresses);
        pool = new SourcePool(openers, new SourceContext(addresses, secrets, http, clock), nanoTime);
        reader = new MetricReader(pool, clock, nanoTime);
    }

    public MetricReader reader() {
        return reader;
    }

    public MetricSourceOpeners openers() {
        return openers;
    }

    public SourcePool pool() {
        return pool;
    }

    /** Closes and forgets what nobody uses. */
    public void tidyUp() {
        pool.closeIdle();
        secrets.forgetOld();
    }

    @Override
    public void close() {
        pool.close();
        openers.close();
        http.close();
        resolver.close();
    }
}
