/**
 * Metric sources: one package each, on the seam in {@link io.generalscaler.sources.spi}. A source sees the seam, its own library, and
 * {@link io.generalscaler.sources.client} if it speaks HTTP, but never another source.
 */
@NullMarked
package io.generalscaler.sources;

import org.jspecify.annotations.NullMarked;
