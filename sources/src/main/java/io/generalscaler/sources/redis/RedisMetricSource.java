package io.generalscaler.sources.redis;

import io.generalscaler.api.source.Question;
import io.generalscaler.api.source.redis.RedisQuestion;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.time.Duration;

/** Numbers of one Redis, asked as one user in one database. */
final class RedisMetricSource implements MetricSource {

    private final Redis redis;
    private final SourceContext context;

    RedisMetricSource(Redis redis, SourceContext context) {
        this.redis = redis;
        this.context = context;
    }

    @Override
    public Sample read(Question question, Duration within) throws SourceException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        return Sample.of(Measurement.of((RedisQuestion) question, redis, deadline, context.now()), context.now());
    }

    @Override
    public void close() {
        redis.close();
    }
}
