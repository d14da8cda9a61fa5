/**
 * The pure decision core. Newcomers start at {@link io.generalscaler.engine.Engine#decide}: the whole flow in one method.
 *
 * <p>In: one immutable {@code Snapshot}, the time included. Out: a {@code Trace}, which says what to do and why, and the
 * {@code History} that the next snapshot takes along. Stays out: reading, writing, clocks, logs, Kubernetes.
 */
@NullMarked
package io.generalscaler.engine;

import org.jspecify.annotations.NullMarked;
