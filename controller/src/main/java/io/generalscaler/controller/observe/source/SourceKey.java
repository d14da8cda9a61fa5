package io.generalscaler.controller.observe.source;

import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.sources.spi.Scope;

/**
 * What one client, one bulkhead and one breaker are for.
 *
 * @param endpoint where to ask
 * @param scope who shares them
 */
record SourceKey(MetricEndpoint endpoint, Scope scope) {}
