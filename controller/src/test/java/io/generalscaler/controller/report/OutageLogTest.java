package io.generalscaler.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.status.Evaluation;
import io.generalscaler.api.status.Restart;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.workload.WorkloadId;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Trace;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.testing.LogCapture;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Outages of metric sources, as the log tells them. */
final class OutageLogTest {
    private static final Answer FIVE = new Answer.Value(Sample.of(5, Instant.EPOCH));

    private Instant now = Instant.parse("2026-01-15T10:30:00Z");
    private final LogCapture log = LogCapture.start();
    private final OutageLog outages = new OutageLog(() -> now);

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void fiveHundredScalersOnADeadSourceAreOneLineAndItsEndAnother() throws Exception {
        for (int i = 0; i < 500; i++) {
            evaluate(
                    "worker-" + i,
                    "redis",
                    i % 3 == 0 ? failed(FailureReason.Timeout) : failed(FailureReason.Unreachable));
        }
        later(20);
        assertThat(lines("Metrics cannot be read")).singleElement().satisfies(line -> {
            assertThat(line.get("level").asText()).isEqualTo("WARN");
            assertThat(line.at("/fields/type").asText()).isEqualTo("redis");
            assertThat(line.at("/fields/address").asText()).isEqualTo("redis:6379");
            assertThat(line.at("/fields/cause").asText()).isEqualTo("Unreachable");
            assertThat(line.at("/fields/scalers").isInt()).isTrue();
            assertThat(line.at("/fields/scalers").asInt()).isEqualTo(500);
            assertThat(line.at("/fields/examples").asText()).isEqualTo("shop/worker-0, shop/worker-1, shop/worker-10");
        });
        for (int i = 0; i < 500; i++) {
            evaluate("worker-" + i, "redis", FIVE);
        }
        later(20);
        later(20);
        assertThat(lines("Metrics cannot be read")).hasSize(1);
        assertThat(lines("Metrics can be read again")).singleElement().satisfies(line -> {
            assertThat(line.at("/fields/scalers").asInt()).isEqualTo(500);
            assertThat(line.at("/fields/seconds").asInt()).isEqualTo(20);
        });
    }

    @Test
    void aFailureThatIsOverSoonIsNotTold() throws Exception {
        evaluate("worker", "redis", failed(FailureReason.Timeout));
        later(15);
        evaluate("worker", "redis", FIVE);
        later(60);
        assertThat(lines("Metrics cannot be read")).isEmpty();
        assertThat(lines("Metrics can be read again")).isEmpty();
    }

    @Test
    void aSourceThatComesAndGoesIsOneOutage() throws Exception {
        evaluate("worker", "redis", failed(FailureReason.Timeout));
        later(20);
        for (int i = 0; i < 10; i++) {
            evaluate("worker", "redis", FIVE);
            later(10);
            evaluate("worker", "redis", failed(FailureReason.Timeout));
            later(10);
        }
        assertThat(lines("Metrics cannot be read")).hasSize(1);
        assertThat(lines("Metrics can be read again")).isEmpty();
    }

    @Test
    void aWrongQueryDoesNotHideThatItsSourceFails() throws Exception {
        evaluate("odd", "redis", failed(FailureReason.WrongType));
        later(20);
        evaluate("worker", "redis", failed(FailureReason.Unreachable));
        later(20);
        assertThat(lines("Metrics cannot be read"))
                .extracting(line -> line.at("/fields/cause").asText())
                .containsExactly("WrongType", "Unreachable");
    }

    @Test
    void anOutageOfWhichNobodyIsLeftIsOver() throws Exception {
        evaluate("worker", "redis", failed(FailureReason.Unreachable));
        later(20);
        outages.forget(new ScalerKey("shop", "worker"));
        later(20);
        assertThat(lines("Metrics can be read again")).hasSize(1);
    }

    @Test
    void manySourcesAtOnceDoNotFloodTheLog() throws Exception {
        for (int i = 0; i < 100; i++) {
            evaluate("worker-" + i, "redis-" + i, failed(FailureReason.Unreachable));
        }
        later(20);
        assertThat(lines("Metrics cannot be read")).hasSize(OutageLog.MOST_LINES);
        assertThat(lines("More sources began or ceased to fail"))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.at("/fields/sources").asInt()).isEqualTo(80));
    }

    private static Answer failed(FailureReason reason) {
        return new Answer.Failed(reason, "no answer");
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
        outages.tell();
    }

    private void evaluate(String name, String host, Answer answer) {
        Scaler scaler = new Scaler(new ScalerKey("shop", name), "uid-" + name, 1, false, working(name, host));
        Trace trace = Trace.refused(now, 2, Reason.AllMetricsMissing, "none");
        outages.evaluated(
                new ScalerEvaluation(
                        scaler,
                        Map.of("redis", answer),
                        new Evaluation(
                                1,
                                trace,
                                Optional.empty(),
                                Restart.NOTHING,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of())),
                ReportState.NOTHING);
    }

    private Scaler.Working working(String name, String host) {
        GeneralScalerSpec spec = Serialization.unmarshal("""
                targetRef: {name: worker}
                maxReplicas: 10
                metric: {type: redis, targetValue: 10, redis: {host: %s, queueName: jobs}}
                """.formatted(host), GeneralScalerSpec.class);
        Compilation.Accepted compiled =
                (Compilation.Accepted) Compiler.installed().compile(spec, Context.at(now));
        return new Scaler.Working(
                compiled.scaler(),
                new Claim(
                        Claim.Kind.GENERAL_SCALER,
                        name,
                        "uid-" + name,
                        Instant.EPOCH,
                        WorkloadId.deployment("shop", name),
                        Optional.empty(),
                        false));
    }

    private List<JsonNode> lines(String message) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.text().lines().toList()) {
            if (line.startsWith("{")) {
                JsonNode read = new ObjectMapper().readTree(line);
                if (read.get("message").asText().equals(message)) {
                    lines.add(read);
                }
            }
        }
        return lines;
    }
}
