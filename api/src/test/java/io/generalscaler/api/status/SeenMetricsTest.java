package io.generalscaler.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.compile.CompiledMetric;
import io.generalscaler.api.compile.WhenEmpty;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.prometheus.PrometheusEndpoint;
import io.generalscaler.api.source.prometheus.PrometheusQuestion;
import io.generalscaler.api.source.redis.RedisEndpoint;
import io.generalscaler.api.source.redis.RedisQuestion;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered of lists that come and go. */
class SeenMetricsTest {
    private static final int JOBS_MARK = 1_090_497_800;
    private static final CompiledMetric JOBS = list("redis", 6379, 0, "jobs");

    private static CompiledMetric list(String host, int port, int database, String key) {
        return metric(new MetricQuery(
                new RedisEndpoint(host, port, database, Optional.empty(), Optional.empty()), RedisQuestion.list(key)));
    }

    private static CompiledMetric metric(MetricQuery query) {
        return new CompiledMetric("queue", query, WhenEmpty.of(null, query));
    }

    @Test
    void whatWasThereOnceStaysSeen() {
        SeenMetrics seen = SeenMetrics.NONE.after(List.of(JOBS), _ -> true);

        assertThat(seen.has(JOBS)).isTrue();
        assertThat(seen.after(List.of(JOBS), _ -> false)).isSameAs(seen);
    }

    @Test
    void whatWasNeverThereTakesNoRoom() {
        assertThat(SeenMetrics.NONE.after(List.of(JOBS), _ -> false)).isSameAs(SeenMetrics.NONE);
    }

    @ParameterizedTest(name = "another {0}")
    @CsvSource({
        "server, other, 6379, 0, jobs",
        "port, redis, 6380, 0, jobs",
        "database, redis, 6379, 1, jobs",
        "key, redis, 6379, 0, mail"
    })
    void isAnotherMetricAndForgetsTheOneBefore(String what, String host, int port, int database, String key) {
        SeenMetrics seen = SeenMetrics.NONE.after(List.of(JOBS), _ -> true);
        CompiledMetric other = list(host, port, database, key);

        assertThat(seen.has(other)).isFalse();
        SeenMetrics changed = seen.after(List.of(other), _ -> false);
        assertThat(changed.after(List.of(JOBS), _ -> false).has(JOBS))
                .as("set back to the list that was there before")
                .isFalse();
    }

    @Test
    void whatASourceSaysIsZeroNeedsNoMemory() {
        CompiledMetric query = metric(new MetricQuery(
                new PrometheusEndpoint(URI.create("http://p:9090"), Optional.empty(), Optional.empty()),
                new PrometheusQuestion("up")));

        assertThat(SeenMetrics.NONE.after(List.of(query), _ -> true)).isSameAs(SeenMetrics.NONE);
    }

    @Test
    void aMarkIsTheSameForGood() {
        assertThat(SeenMetrics.NONE.after(List.of(JOBS), _ -> true)).isEqualTo(SeenMetrics.of(IntStream.of(JOBS_MARK)));
    }
}
