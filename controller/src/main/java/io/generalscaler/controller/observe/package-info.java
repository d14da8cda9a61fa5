/**
 * Stage <em>observe</em>: what is wanted, what is there, and what the metrics say.
 *
 * <p>{@code cluster} watches the API server, {@code source} reads metrics, {@code address} and {@code secret} guard those reads. In: watches,
 * answers of sources. Out: the snapshot that a decision is made on. What stays out: decisions and writes.
 */
@NullMarked
package io.generalscaler.controller.observe;

import org.jspecify.annotations.NullMarked;
