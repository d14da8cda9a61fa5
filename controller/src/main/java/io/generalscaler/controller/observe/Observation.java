package io.generalscaler.controller.observe;

import io.generalscaler.controller.observe.source.MetricReader;
import io.generalscaler.controller.observe.source.MetricSourceOpeners;
import io.generalscaler.controller.observe.source.SourcePool;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.GuardedAddresses;
import io.generalscaler.reach.address.SystemResolver;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.reach.secret.KubernetesSecrets;
import io.generalscaler.sources.spi.SourceContext;
import java.time.InstantSource;
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
     * @param egress the operator's rules
     * @param guarded the API server's addresses and our own
     * @param clock the present
     * @param nanoTime a monotonic clock
     */
    public Observation(
            ApiServer api,
            EgressSettings egress,
            GuardedAddresses guarded,
            InstantSource clock,
            LongSupplier nanoTime) {
        secrets = new KubernetesSecrets(api, egress.secretHostsRequired(), nanoTime);
        AddressPolicy addresses = new AddressPolicy(egress.allowedAddresses(), guarded, resolver);
        http = new OutboundHttp(addresses, egress.proxy());
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
