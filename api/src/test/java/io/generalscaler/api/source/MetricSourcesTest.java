package io.generalscaler.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.compile.WhenEmpty;
import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.MetricSpec;
import io.generalscaler.api.v1alpha1.TargetRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetricSourcesTest {
    /** A type that someone adds. */
    private record Harbour(String name) implements Question {
        @Override
        public String describe() {
            return "for " + name;
        }
    }

    private record TideTable() implements MetricEndpoint {
        @Override
        public String type() {
            return "tide";
        }

        @Override
        public String address() {
            return "tides.example:443";
        }

        @Override
        public String describe() {
            return "the table of tides";
        }

        @Override
        public Sharing sharing() {
            return Sharing.EVERYONE;
        }
    }

    private static MetricQuery query(String harbour) {
        return new MetricQuery(new TideTable(), new Harbour(harbour));
    }

    private static final class TideProvider implements MetricSourceProvider {
        @Override
        public String type() {
            return "tide";
        }

        @Override
        public MetricSpec example() {
            return MetricSpec.of("tide").withConfig(Map.of("harbour", "Husum"));
        }

        @Override
        public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
            String harbour = metric.config() == null ? null : metric.config().get("harbour");
            if (harbour == null) {
                problems.at("config").atKey("harbour").required("is required: the harbour's name");
            }
            return Optional.ofNullable(harbour).map(MetricSourcesTest::query);
        }
    }

    /** A type whose author made a mistake. */
    private record Faulty(BiFunction<MetricSpec, Problems, Optional<MetricQuery>> mistake)
            implements MetricSourceProvider {
        @Override
        public String type() {
            return "tide";
        }

        @Override
        public MetricSpec example() {
            return MetricSpec.of("tide");
        }

        @Override
        public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
            return mistake.apply(metric, problems);
        }
    }

    private static Compilation compile(Map<String, String> config) {
        return compile(config, new TideProvider());
    }

    private static Compilation compile(Map<String, String> config, MetricSourceProvider provider) {
        MetricSpec metric =
                MetricSpec.of("tide").withTargetValue(BigDecimal.ONE).withConfig(config);
        GeneralScalerSpec spec = new GeneralScalerSpec(
                new TargetRef(null, null, "app"),
                null,
                null,
                5,
                null,
                metric,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new Compiler(MetricSources.of(List.of(provider))).compile(spec, Context.at(Instant.EPOCH));
    }

    @Test
    void aTypeThatIsAddedReadsItsOwnSettings() {
        assertThat(compile(Map.of("harbour", "Husum")))
                .isInstanceOfSatisfying(
                        Compilation.Accepted.class,
                        accepted -> assertThat(accepted.scaler().metrics())
                                .containsExactly(new CompiledMetric("tide", query("Husum"), WhenEmpty.MISSING)));
    }

    @Test
    void aTypeThatIsAddedRefusesInItsOwnWords() {
        assertThat(compile(Map.of()))
                .isInstanceOfSatisfying(
                        Compilation.Rejected.class,
                        rejected -> assertThat(rejected.violations())
                                .extracting(Violation::sentence)
                                .containsExactly("spec.metric.config[harbour]: is required: the harbour's name"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("throws", "failed with IllegalStateException", (metric, problems) -> {
                    throw new IllegalStateException("secret");
                }),
                mistake("is not complete", "failed with NoClassDefFoundError", (metric, problems) -> {
                    throw new NoClassDefFoundError("com/example/Tides");
                }),
                mistake("never ends", "failed with StackOverflowError", (metric, problems) -> {
                    throw new StackOverflowError();
                }),
                mistake("gives null", "has not said how to read it", (metric, problems) -> null),
                mistake("gives nothing", "has not said how to read it", (metric, problems) -> Optional.empty()));
    }

    private static Arguments mistake(
            String name, String said, BiFunction<MetricSpec, Problems, Optional<MetricQuery>> mistake) {
        return Arguments.of(name, said, new Faulty(mistake));
    }

    @ParameterizedTest(name = "a plug-in that {0} is a violation that says so")
    @MethodSource("mistakes")
    void aFaultyPlugInIsAViolation(String name, String said, MetricSourceProvider faulty) {
        assertThat(compile(Map.of(), faulty))
                .isInstanceOfSatisfying(
                        Compilation.Rejected.class,
                        rejected -> assertThat(rejected.violations())
                                .singleElement()
                                .extracting(Violation::sentence)
                                .isEqualTo("spec.metric.type: \"tide\": the plug-in for this type " + said
                                        + ": a defect in it"));
    }

    @Test
    void anExampleIsInOrderAndSaysWhereItIsRead() {
        MetricSources sources = MetricSources.installed();
        assertThat(sources.types())
                .extracting(type -> sources.find(type).orElseThrow().example())
                .extracting(example -> sources.query(example).orElseThrow().describe())
                .containsExactly(
                        "does the server at orders:8080 answer for the number at /waiting of /stats?",
                        "does http://prometheus:9090 answer the query up?",
                        "does RabbitMQ at rabbitmq:15672 answer for the messages of the queue orders in the virtual host /?",
                        "does Redis at redis:6379 answer for the list job-queue?",
                        "does PostgreSQL at orders-db:5432 answer the query SELECT count(*) FROM jobs?",
                        "does Amazon SQS at sqs.eu-west-1.amazonaws.com answer for the messages [Visible, InFlight] of the"
                                + " queue orders?");
    }

    @Test
    void theBuiltInTypesAreInstalled() {
        assertThat(MetricSources.installed().types())
                .containsExactly("http", "prometheus", "rabbitmq", "redis", "sql", "sqs");
    }

    @Test
    void aTypeHasOneProvider() {
        assertThatThrownBy(() -> MetricSources.of(List.of(new TideProvider(), new TideProvider())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tide");
    }
}
