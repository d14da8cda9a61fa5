package io.generalscaler.controller;

import io.generalscaler.controller.loop.Task;
import io.generalscaler.controller.loop.WorkQueue;
import io.generalscaler.controller.observe.Observation;
import io.generalscaler.controller.observe.cluster.WatchedCluster;
import io.generalscaler.controller.report.EventWriter;
import io.generalscaler.controller.report.StatusListener;
import io.generalscaler.kube.write.ApiServer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/** How the run for one cluster does: what can be asked for at any time. Lives as long as the run, because a meter does not keep what it counts. */
record ClusterMetrics(List<ApiServer> apis, EventWriter events, StatusListener statuses) {

    void register(
            MeterRegistry registry,
            WatchedCluster cluster,
            Observation observation,
            WorkQueue<Task> queue,
            BooleanSupplier leads) {
        Gauge.builder("generalscaler.leader", () -> leads.getAsBoolean() ? 1 : 0)
                .description("1 on the replica that acts.")
                .register(registry);
        Gauge.builder("generalscaler.scalers", () -> cluster.scalers().size())
                .description("GeneralScalers that are known.")
                .register(registry);
        Gauge.builder("generalscaler.queue.size", queue::size)
                .description("Tasks that wait for their time or are being worked on.")
                .register(registry);
        Gauge.builder("generalscaler.queue.overdue", () -> queue.overdue().toMillis() / 1000.0)
                .description("For how long the task that waits the longest has been due.")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("generalscaler.queue.running", queue::running)
                .description("Tasks that are being worked on.")
                .register(registry);
        Gauge.builder("generalscaler.watches.broken", () -> cluster.broken().size())
                .description("Kinds of objects that are not being watched at this moment.")
                .register(registry);
        Gauge.builder("generalscaler.freezes", () -> cluster.freezes().count())
                .description("Freezes that hold: of single namespaces, or of everything.")
                .register(registry);
        Gauge.builder("generalscaler.sources.open", () -> observation.pool().size())
                .description("Endpoints of metric sources with an open client.")
                .register(registry);
        Gauge.builder("generalscaler.sources.sick", () -> observation.pool().sick())
                .description("Endpoints of metric sources that are held back after failures.")
                .register(registry);
        Gauge.builder("generalscaler.status.waiting", statuses::waiting)
                .description("Scalers whose status is behind, because all together write as much as they may.")
                .register(registry);
        Gauge.builder("generalscaler.status.lag", () -> statuses.lag().toMillis() / 1e3)
                .baseUnit("seconds")
                .description("How long the status that waits longest has been behind.")
                .register(registry);
        FunctionCounter.builder("generalscaler.api.writes", apis, all -> sum(all, ApiServer::writes))
                .description("Writes to the API server: sizes, statuses, events, scalers; without the Lease.")
                .register(registry);
        FunctionCounter.builder("generalscaler.api.unanswered", apis, all -> sum(all, ApiServer::unanswered))
                .description("Requests to the API server that got no answer.")
                .register(registry);
        FunctionCounter.builder("generalscaler.events.dropped", events, EventWriter::dropped)
                .description("Events that were not written because an object or a namespace had too many.")
                .register(registry);
    }

    private static double sum(List<ApiServer> apis, ToLongFunction<ApiServer> count) {
        return apis.stream().mapToLong(count).sum();
    }
}
