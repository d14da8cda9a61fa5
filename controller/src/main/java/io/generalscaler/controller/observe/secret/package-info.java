/**
 * Stage <em>observe</em>: logins for metric sources.
 *
 * <p>In: the name of a Secret in the scaler's own namespace. Out: its entries, read on demand and kept for a short while. What
 * stays out: listing or watching Secrets, other namespaces, and any way for a value to reach a log, an event or a status.
 */
@NullMarked
package io.generalscaler.controller.observe.secret;

import org.jspecify.annotations.NullMarked;
