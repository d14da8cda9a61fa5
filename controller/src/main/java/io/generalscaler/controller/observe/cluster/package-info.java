/**
 * Stage <em>observe</em>: the cluster as watches tell it.
 *
 * <p>In: lists and watches of GeneralScalers, their targets, and HorizontalPodAutoscalers. Out: small immutable records of what the loop needs to
 * know, and a call to the {@link io.generalscaler.controller.observe.cluster.ChangeListener} when one of them changes. What stays
 * out: the objects themselves. An object is read into a record when it arrives and then dropped, so that ten thousand scalers fit
 * into a small heap.
 */
@NullMarked
package io.generalscaler.controller.observe.cluster;

import org.jspecify.annotations.NullMarked;
