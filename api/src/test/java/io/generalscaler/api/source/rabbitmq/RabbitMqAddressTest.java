package io.generalscaler.api.source.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.RabbitMqSource;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A queue in one line. */
final class RabbitMqAddressTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            rabbitmq://rabbit/orders                  | http://rabbit:15672   | /     | orders
            rabbitmq://rabbit:8080/orders             | http://rabbit:8080    | /     | orders
            rabbitmqs://rabbit.shop.svc/shop/orders   | https://rabbit.shop.svc:15671 | shop | orders
            rabbitmq://[fd00::1]/orders               | http://[fd00::1]:15672 | /    | orders
            rabbitmq://rabbit/%2F/orders              | http://rabbit:15672   | /     | orders
            rabbitmq://rabbit/a%2Fb%20c/x%25:y        | http://rabbit:15672   | a/b c | x%:y
            """)
    void is(String line, String server, String vhost, String queue) {
        Problems problems = Problems.from("metric");
        assertThat(new RabbitMqAddress().read(line, Optional.empty(), problems))
                .contains(MetricSpec.of("rabbitmq").with(RabbitMqSource.queue(server, vhost, queue)));
        assertThat(problems.areNone()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            rabbitmq://rabbit              | must be rabbitmq://host:port/vhost/queue, or rabbitmq://host:port/queue for the virtual host /
            rabbitmq://rabbit/             | must be rabbitmq://host:port/vhost/queue
            rabbitmq://rabbit/a/b/c        | must be rabbitmq://host:port/vhost/queue
            rabbitmq://rabbit/a b          | must be rabbitmq://host:port/vhost/queue
            rabbitmq://rabbit/orders?x=1   | must be rabbitmq://host:port/vhost/queue
            rabbitmq:orders                | must be rabbitmq://host:port/vhost/queue
            rabbitmq://u:s3cret@rabbit/q   | has a login in its address; a password belongs into a Secret, which a GeneralScaler names in rabbitmq.authRef
            rabbitmq://rabbit:99999/q      | must be an address such as rabbitmq://rabbitmq:15672/orders, with a port from 1 to 65535
            """)
    void isNot(String line, String advice) {
        Problems problems = Problems.from("metric");
        assertThat(new RabbitMqAddress().read(line, Optional.empty(), problems)).isEmpty();
        assertThat(problems.violations())
                .singleElement()
                .extracting(Violation::sentence)
                .satisfies(sentence -> assertThat(sentence).contains(advice).doesNotContain("s3cret"));
    }
}
