package io.generalscaler.controller.observe.source.rabbitmq;

import static io.generalscaler.controller.observe.source.rabbitmq.RabbitMqSourceTest.metric;
import static io.generalscaler.controller.observe.source.rabbitmq.RabbitMqSourceTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.controller.process.RabbitProcess;
import io.generalscaler.controller.process.TestCertificates;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A broker whose management API keeps no statistics: its list of queues then says 200, and has no counts unless they are asked for. */
final class RabbitMqWithoutStatisticsTest {

    @Test
    void readsWhatQueuesHold() throws Exception {
        try (RabbitProcess rabbit = RabbitProcess.with(new TestCertificates("rabbit.test"))
                        .withoutStatistics()
                        .started();
                SourceFixture sources = SourceFixture.onLoopback()) {
            sources.secrets().with("admin", Map.of("username", RabbitProcess.ADMIN, "password", RabbitProcess.ADMIN));
            rabbit.queue("/", "orders", "classic");
            rabbit.queue("/", "orders-late", "classic");
            rabbit.publish("/", "orders", 3);
            rabbit.publish("/", "orders-late", 4);
            assertThat(rabbit.manage("GET", "/api/queues/%2F/orders", "")).doesNotContain("\"messages\"");
            String here = "http://127.0.0.1:" + rabbit.port();
            String login = ", authRef: {secretName: admin}";
            assertThat(outcome(sources.read(metric(here, "queueName: orders" + login))))
                    .isEqualTo("3");
            assertThat(outcome(sources.read(metric(here, "queuePattern: ^orders" + login))))
                    .isEqualTo("7");
            assertThat(outcome(sources.read(metric(here, "queueName: order" + login))))
                    .isEqualTo("NotFound");
        }
    }
}
