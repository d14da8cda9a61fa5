/**
 * What any program of ours does with an API server: connect, watch, write, hold a Lease. It knows nothing of scaling.
 */
@NullMarked
package io.generalscaler.kube;

import org.jspecify.annotations.NullMarked;
