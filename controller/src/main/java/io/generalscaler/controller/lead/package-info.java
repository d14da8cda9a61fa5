/**
 * Who may act. Of all replicas of the controller, the one that holds the Lease.
 *
 * <p>In: a Lease in the controller's own namespace. Out: {@link io.generalscaler.controller.lead.Leadership}, which the stage <em>act</em>
 * asks before every write. What stays out: what is written, and any trust in clocks of other machines.
 */
@NullMarked
package io.generalscaler.controller.lead;

import org.jspecify.annotations.NullMarked;
