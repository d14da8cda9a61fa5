/**
 * Who scales what, as far as the API server has told. In: objects from watches. Out: the claims on a workload, from memory. Stays
 * out: whether a claim is allowed.
 */
@NullMarked
package io.generalscaler.webhook.cluster;

import org.jspecify.annotations.NullMarked;
