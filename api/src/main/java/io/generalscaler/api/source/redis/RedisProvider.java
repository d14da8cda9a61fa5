package io.generalscaler.api.source.redis;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.HostName;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.SourceBlock;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.TlsRules;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.RedisAuthRef;
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
        if (login.isPresent() && tls.isEmpty()) {
            here.at("authRef").warn("the password is sent in the clear; tls: {} encrypts it");
        }
        Optional<RedisQuestion> question = QuestionRules.compile(redis, here);
        if (Boolean.TRUE.equals(metric.emptyIsZero()) && QuestionRules.isLag(redis)) {
            problems.at("emptyIsZero")
                    .forbidden("goes not with measure StreamLag: Redis says itself when the lag is 0, and no answer"
                            + " means that it cannot tell");
        }
        if (redis.host() == null) {
            return Optional.empty();
        }
        String host = redis.host();
        if (!here.at("host").isBroken()) {
            HostName.fault(host).ifPresent(message -> here.at("host").invalid(host, message));
        }
        RedisEndpoint endpoint = new RedisEndpoint(
                host,
                redis.port() == null ? RedisSource.DEFAULT_PORT : redis.port(),
                redis.database() == null ? 0 : redis.database(),
                login,
                tls.map(block -> TlsRules.of(block, host)));
        return question.map(asked -> new MetricQuery(endpoint, asked));
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
