package io.generalscaler.controller.observe.source.redis;

import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.RedisAuthRef;
import io.generalscaler.api.v1alpha1.RedisSource;
import io.generalscaler.controller.observe.secret.SecretRef;
import io.generalscaler.controller.observe.source.MetricSourceProvider;
import io.generalscaler.controller.observe.source.Query;
import io.generalscaler.controller.observe.source.Tls;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Metrics of type {@code redis}. */
public final class RedisSourceProvider implements MetricSourceProvider {

    static final String TYPE = "redis";

    private @Nullable RedisConnector connector;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Query query(String namespace, MetricSpec metric) {
        RedisSource redis =
                Objects.requireNonNull(metric.redis(), "the compiler admits no redis metric without its block");
        RedisEndpoint endpoint = new RedisEndpoint(
                Objects.requireNonNull(redis.host()),
                Objects.requireNonNullElse(redis.port(), RedisSource.DEFAULT_PORT),
                Objects.requireNonNullElse(redis.database(), 0),
                Tls.of(namespace, redis.tls()),
                Optional.ofNullable(redis.authRef()).map(auth -> login(namespace, auth)),
                connector());
        return new Query(endpoint, Objects.requireNonNull(redis.queueName()));
    }

    private static RedisLogin.Ref login(String namespace, RedisAuthRef auth) {
        return new RedisLogin.Ref(
                new SecretRef(namespace, Objects.requireNonNull(auth.secretName())),
                Objects.requireNonNullElse(auth.usernameKey(), RedisAuthRef.DEFAULT_USERNAME_KEY),
                Objects.requireNonNullElse(auth.passwordKey(), RedisAuthRef.DEFAULT_PASSWORD_KEY));
    }

    /** Event loops exist only where somebody uses Redis. */
    private synchronized RedisConnector connector() {
        RedisConnector shared = connector;
        if (shared == null) {
            shared = new RedisConnector();
            connector = shared;
        }
        return shared;
    }

    @Override
    public synchronized void close() {
        if (connector != null) {
            connector.close();
            connector = null;
        }
    }
}
