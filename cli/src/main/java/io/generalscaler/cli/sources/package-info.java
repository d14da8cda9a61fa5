/**
 * {@code gscale sources}: which types of metric there are, and how each is written.
 *
 * <p>In: the providers that are installed. Out: text, JSON or YAML. What stays out: reading a metric.
 */
@NullMarked
package io.generalscaler.cli.sources;

import org.jspecify.annotations.NullMarked;
