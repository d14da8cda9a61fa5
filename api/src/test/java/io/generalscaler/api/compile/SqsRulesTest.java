package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.accepted;
import static io.generalscaler.api.compile.Specs.violations;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.sqs.SqsEndpoint;
import io.generalscaler.api.source.sqs.SqsQuestion;
import io.generalscaler.api.source.sqs.SqsQuestion.Count;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which queue of Amazon SQS is counted, and what to write instead of what names none. */
final class SqsRulesTest {
    private static final String URL = "queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders'";
    private static final String KEYS = ", authRef: {secretName: s}";

    private static String sqs(String fields) {
        return BASE + "metric: {type: sqs, targetValue: 1, sqs: {" + fields + "}}\n";
    }

    private static MetricQuery query(String fields) {
        return accepted(sqs(fields)).metrics().getFirst().query();
    }

    private static Login.AwsKeys keys(String region) {
        return new Login.AwsKeys(
                new SecretKey("s", "AWS_ACCESS_KEY_ID"),
                new SecretKey("s", "AWS_SECRET_ACCESS_KEY"),
                new SecretKey("s", "AWS_SESSION_TOKEN"),
                region,
                "sqs");
    }

    @Test
    void aUrlSaysWhereToAskAndWhat() {
        assertThat(query(URL + KEYS))
                .isEqualTo(new MetricQuery(
                        new SqsEndpoint(URI.create("https://sqs.eu-west-1.amazonaws.com"), keys("eu-west-1")),
                        new SqsQuestion(
                                "https://sqs.eu-west-1.amazonaws.com/123456789012/orders",
                                List.of(Count.Visible, Count.InFlight))));
    }

    @Test
    void aNameSaysTheSameWithAccountAndRegion() {
        assertThat(query("queueName: orders, accountId: '123456789012', region: eu-west-1" + KEYS))
                .isEqualTo(query(URL + KEYS));
    }

    @Test
    void queuesOfARegionShareAClient() {
        assertThat(query("queueName: a.fifo, accountId: '123456789012', region: eu-west-1" + KEYS)
                        .endpoint())
                .isEqualTo(query(URL + KEYS).endpoint());
    }

    @Test
    void theRegionsOfChinaHaveTheirOwnDomain() {
        assertThat(query("queueName: a, accountId: '123456789012', region: cn-north-1" + KEYS)
                        .endpoint()
                        .address())
                .isEqualTo("sqs.cn-north-1.amazonaws.com.cn");
    }

    @Test
    void theHostOfAUrlIsAskedNothing() {
        MetricQuery query =
                query("queueUrl: 'http://evil/0/orders', region: us-east-1, endpoint: 'https://localstack/'" + KEYS);
        assertThat(query.endpoint().address()).isEqualTo("localstack");
        assertThat(((SqsQuestion) query.question()).queueUrl()).isEqualTo("https://localstack/0/orders");
    }

    @Test
    void whatCountsIsSaid() {
        assertThat(query(URL + ", count: [Delayed, Visible]" + KEYS).describe())
                .isEqualTo(
                        "does Amazon SQS at sqs.eu-west-1.amazonaws.com answer for the messages [Visible, Delayed] of"
                                + " the queue orders?");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            authRef: {secretName: s} | sqs.queueUrl: is required, or queueName with accountId and region
            queueName: a, authRef: {secretName: s} | sqs.accountId: is required with queueName
            queueName: a, accountId: '123456789012', authRef: {secretName: s} | sqs.region: is required with queueName, such as eu-west-1
            queueName: a, accountId: '1', region: eu-west-1 | sqs.accountId: "1": must be an account of AWS: 12 digits
            queueName: a b, accountId: '123456789012', region: eu-west-1 | sqs.queueName: "a b": must be a queue's name
            queueName: a, accountId: '123456789012', region: europe | sqs.region: "europe": must be a region of AWS, such as eu-west-1
            queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders', queueName: a | sqs.queueName: goes not with queueUrl, which says it
            queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders', region: us-east-1 | sqs.region: "us-east-1": must be that of queueUrl, which is eu-west-1
            queueUrl: 'https://evil.example/123456789012/orders' | sqs.queueUrl: "https://evil.example/123456789012/orders": must be a queue's URL such as
            queueUrl: 'https://evil.example/1/orders', endpoint: 'http://localstack:4566' | sqs.region: is required where queueUrl does not say it
            queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders', count: [Visible, Visible] | sqs.count[1]: "Visible": is listed before
            queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders', count: [Dead] | sqs.count[0]: "Dead": must be Visible, InFlight, Delayed
            queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders' | sqs.authRef: is required
            """)
    void isRefused(String fields, String violation) {
        assertThat(violations(sqs(fields))).anyMatch(it -> it.startsWith("spec.metric." + violation));
    }
}
