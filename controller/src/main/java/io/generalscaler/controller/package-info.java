/**
 * The controller: for every GeneralScaler, <em>observe → decide → act → report</em>.
 *
 * <p>Start at {@link io.generalscaler.controller.loop}, which holds the whole loop. {@code observe} looks at the cluster and reads metrics, the
 * engine decides, {@code act} writes the scale, {@code report} tells people, and {@code Main} wires them.
 *
 * <p>In: the API server and the metric sources. Out: sizes, status, events, metrics. What stays out: how a decision is made (engine), what a
 * spec means (api), admission (webhook).
 */
@NullMarked
package io.generalscaler.controller;

import org.jspecify.annotations.NullMarked;
