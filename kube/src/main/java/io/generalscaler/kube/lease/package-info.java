/**
 * Who may act: of all replicas of a program, the one that holds the Lease.
 *
 * <p>In: a Lease. Out: {@link io.generalscaler.kube.lease.Leadership}, to be asked before every write. Stays out: what is written, the
 * thread that renews, and any trust in clocks of other machines.
 */
@NullMarked
package io.generalscaler.kube.lease;

import org.jspecify.annotations.NullMarked;
