/**
 * What a process shows of itself. In: whether it is healthy, whether it is ready, its metrics. Out: {@code /healthz}, {@code /readyz} and
 * {@code /metrics}. Stays out: what is measured.
 */
@NullMarked
package io.generalscaler.process.serve;

import org.jspecify.annotations.NullMarked;
