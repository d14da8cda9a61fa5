package io.generalscaler.api.source.redis;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.SourceBlock;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.TlsRules;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.RedisAuthRef;
import io.generalscaler.api.v1alpha1.RedisSentinel;
import io.generalscaler.api.v1alpha1.RedisSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type {@code redis}: one number of one key, usually the length of a list. */
public final class RedisProvider implements MetricSourceProvider {
    @Override
    public String type() {
        return RedisEndpoint.TYPE;
    }

    @Override
    public Optional<SourceBlock> block() {
        return Optional.of(new SourceBlock(RedisSource.class, MetricSpec::redis));
    }

    @Override
    public MetricSpec example() {
        return MetricSpec.of(RedisEndpoint.TYPE).with(RedisSource.list("redis", "job-queue"));
    }

    @Override
    public Optional<AddressForm> addressForm() {
        return Optional.of(new RedisAddress());
    }

    @Override
    public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
        RedisSource redis = Objects.requireNonNull(metric.redis());
        Problems here = problems.at("redis");
        Optional<Tls> tls = TlsRules.compile(redis.tls(), here.at("tls"));
        Optional<Login.Password> login = login(redis.authRef());
        RedisSentinel sentinel = redis.sentinel();
        Optional<Login.Password> sentinelLogin = sentinel == null ? Optional.empty() : login(sentinel.authRef());
        if (login.isPresent() && tls.isEmpty()) {
            here.at("authRef").warn("the password is sent in the clear; tls: {} encrypts it");
        }
        if (sentinelLogin.isPresent() && tls.isEmpty()) {
            here.at("sentinel").at("authRef").warn("the password is sent in the clear; tls: {} encrypts it");
        }
        Optional<RedisServers> servers = ServerRules.compile(redis, sentinelLogin, here);
        Optional<RedisQuestion> question = QuestionRules.compile(redis, here);
        if (Boolean.TRUE.equals(metric.emptyIsZero()) && QuestionRules.isLag(redis)) {
            problems.at("emptyIsZero")
                    .forbidden("goes not with measure StreamLag: Redis says itself when the lag is 0, and no answer"
                            + " means that it cannot tell");
        }
        int database = redis.database() == null ? 0 : redis.database();
        return servers.flatMap(
                them -> question.map(asked -> new MetricQuery(endpoint(them, database, login, tls), asked)));
    }

    private static RedisEndpoint endpoint(
            RedisServers servers, int database, Optional<Login.Password> login, Optional<Tls> tls) {
        Optional<Tls> named =
                servers instanceof RedisServers.One one ? tls.map(block -> TlsRules.of(block, one.host())) : tls;
        return new RedisEndpoint(servers, database, login, named);
    }

    private static Optional<Login.Password> login(@Nullable RedisAuthRef ref) {
        if (ref == null || ref.secretName() == null) {
            return Optional.empty();
        }
        String usernameKey = ref.usernameKey() == null ? RedisAuthRef.DEFAULT_USERNAME_KEY : ref.usernameKey();
        String passwordKey = ref.passwordKey() == null ? RedisAuthRef.DEFAULT_PASSWORD_KEY : ref.passwordKey();
        return Optional.of(new Login.Password(
                new SecretKey(ref.secretName(), usernameKey), new SecretKey(ref.secretName(), passwordKey)));
    }
}
