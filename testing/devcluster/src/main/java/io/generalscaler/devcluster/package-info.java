/**
 * A Kubernetes API in one process, on loopback, for the demo and for tests: {@code kubectl}, fabric8 informers and Helm
 * are at home in it.
 *
 * <p>In come HTTPS requests, out go the objects, tables, watch streams and {@code Status} errors that an API server of
 * Kubernetes 1.36 would send. {@link io.generalscaler.devcluster.DevCluster} starts it inside a test,
 * {@link io.generalscaler.devcluster.Main} as a program. A request passes the packages in this order: {@code http}
 * (TLS, streaming), {@code access} (who is it, may they), {@code api} (verbs on objects) with {@code admission},
 * {@code schema} and {@code patch}, {@code store}. What stays out: anything of GeneralScaler itself; this is a plain
 * Kubernetes API.
 *
 * <p>It grows only for a test of the product that fails without it, for {@code ./run demo}, or for what {@code kubectl}
 * does there. What else a real API server does is for a real API server to show: what the rules of a definition may cost, checks,
 * defaults and tables of kinds that nothing here makes.
 */
@NullMarked
package io.generalscaler.devcluster;

import org.jspecify.annotations.NullMarked;
