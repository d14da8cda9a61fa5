package io.generalscaler.api.source;

import java.util.Optional;

/**
 * One place that metrics are read from: a record of everything that tells two clients apart, but for the contents of Secrets. Equal
 * endpoints share one client, one queue and one breaker, as far as {@link #sharing()} lets them.
 */
public interface MetricEndpoint {
    /** The metric type that it belongs to, as in {@code metric.type}. */
    String type();

    /** Where it is, as {@code host:port} and without any login. For logs, events and thread names. */
    String address();

    /** The same with what else says where it is read, such as a database. */
    default String place() {
        return address();
    }

    /** What answers, for people: {@code Redis at redis:6379}. It goes before what {@link Question#describe()} says. */
    String describe();

    /** Who may share a client for it. */
    Sharing sharing();

    /** Who may share a client, from the widest to the narrowest. */
    enum Sharing {
        /** Every scaler: nothing in it belongs to anybody. */
        EVERYONE,
        /** Scalers of one namespace, because a Secret of that namespace is used: nobody reads with somebody else's rights. */
        NAMESPACE,
        /** Scalers of one workload, because what is read depends on the workload. */
        TARGET;

        /** As wide as the use of Secrets permits. */
        public static Sharing of(Optional<? extends Login> login, Optional<Tls> tls) {
            return login.isPresent() || tls.flatMap(Tls::authority).isPresent() ? NAMESPACE : EVERYONE;
        }
    }
}
