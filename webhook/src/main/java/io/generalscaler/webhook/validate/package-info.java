/**
 * Whether an object may be stored. In: an admission request and the cluster in memory. Out: an answer with every reason. Stays out:
 * the rules of a single spec, which {@code io.generalscaler.api} holds for the controller and the command line as well.
 */
@NullMarked
package io.generalscaler.webhook.validate;

import org.jspecify.annotations.NullMarked;
