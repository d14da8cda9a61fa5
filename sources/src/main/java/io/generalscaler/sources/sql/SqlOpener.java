package io.generalscaler.sources.sql;

import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.sql.SqlEndpoint;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;
import java.time.Duration;

/** Reads metrics of type {@code sql}. */
public final class SqlOpener implements MetricSourceOpener {

    /** A connection takes a process or a thread of the server. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final Duration idle;

    /** As a service. */
    public SqlOpener() {
        this(IDLE);
    }

    /**
     * With another patience.
     *
     * @param idle after which a connection that nobody used is closed
     */
    public SqlOpener(Duration idle) {
        this.idle = idle;
    }

    @Override
    public String type() {
        return SqlEndpoint.TYPE;
    }

    @Override
    public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context) {
        return new SqlMetricSource((SqlEndpoint) endpoint, context, idle);
    }
}
