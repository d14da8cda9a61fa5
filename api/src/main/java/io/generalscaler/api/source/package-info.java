/**
 * Where a metric is read, as a value, and how a new type of metric is added.
 *
 * <p>In: a metric of a spec. Out: a {@link io.generalscaler.api.source.MetricQuery} that a reader of the same type understands, or
 * what is wrong with it. A {@link io.generalscaler.api.source.MetricSourceProvider} brings all that is particular to a type: its block,
 * its example, its words, its one-line form; nothing else names a type. Providers are found by {@link java.util.ServiceLoader}; those
 * that are built in have a package each. Stays out: reading; that is done in the module sources.
 */
@NullMarked
package io.generalscaler.api.source;

import org.jspecify.annotations.NullMarked;
