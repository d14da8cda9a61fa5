package io.generalscaler.api.source.sqs;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.HttpAddress;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.SourceBlock;
import io.generalscaler.api.v1alpha1.AwsAuthRef;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.SqsSource;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type {@code sqs}: the messages of a queue of Amazon SQS. */
public final class SqsProvider implements MetricSourceProvider {
    private static final String EXAMPLE = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";
    private static final String SERVICE = "sqs";
    private static final List<String> USUAL = List.of("Visible", "InFlight");

    @Override
    public String type() {
        return SqsEndpoint.TYPE;
    }

    @Override
    public Optional<SourceBlock> block() {
        return Optional.of(new SourceBlock(SqsSource.class, MetricSpec::sqs));
    }

    @Override
    public MetricSpec example() {
        return MetricSpec.of(SqsEndpoint.TYPE).with(SqsSource.of(EXAMPLE, AwsAuthRef.of("aws-keys")));
    }

    @Override
    public Optional<AddressForm> addressForm() {
        return Optional.empty();
    }

    @Override
    public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
        SqsSource sqs = Objects.requireNonNull(metric.sqs());
        Problems here = problems.at(SERVICE);
        Optional<QueueName> queue = QueueName.of(sqs, here);
        Optional<URI> endpoint = HttpAddress.read(sqs.endpoint(), "http://localstack:4566", here.at("endpoint"));
        List<SqsQuestion.Count> count = count(sqs.count(), here.at("count"));
        AwsAuthRef ref = sqs.authRef();
        if (endpoint.isPresent() && !HttpAddress.isEncrypted(endpoint.get())) {
            here.at("endpoint")
                    .warn("counts are read in the clear; the keys are not sent, requests are signed with them");
        }
        if (queue.isEmpty()
                || ref == null
                || ref.secretName() == null
                || here.at("endpoint").isBroken()) {
            return Optional.empty();
        }
        QueueName name = queue.get();
        URI server = endpoint.map(SqsProvider::withoutPath).orElseGet(name::server);
        return Optional.of(new MetricQuery(
                new SqsEndpoint(server, keys(ref, ref.secretName(), name.region())),
                new SqsQuestion(name.url(server), count)));
    }

    private static List<SqsQuestion.Count> count(@Nullable List<String> given, Problems here) {
        List<String> names = given == null ? USUAL : given;
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                here.at(i).duplicate(names.get(i), "is listed before");
            }
        }
        return Arrays.stream(SqsQuestion.Count.values())
                .filter(count -> names.contains(count.name()))
                .toList();
    }

    private static URI withoutPath(URI address) {
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }

    private static Login.AwsKeys keys(AwsAuthRef ref, String secret, String region) {
        return new Login.AwsKeys(
                key(secret, ref.accessKeyIdKey(), AwsAuthRef.DEFAULT_ACCESS_KEY_ID_KEY),
                key(secret, ref.secretAccessKeyKey(), AwsAuthRef.DEFAULT_SECRET_ACCESS_KEY_KEY),
                key(secret, ref.sessionTokenKey(), AwsAuthRef.DEFAULT_SESSION_TOKEN_KEY),
                region,
                SERVICE);
    }

    private static SecretKey key(String secret, @Nullable String given, String usual) {
        return new SecretKey(secret, given == null ? usual : given);
    }
}
