/**
 * Which addresses may be connected to on behalf of a user.
 *
 * <p>In: a host that a user wrote. Out: the addresses to connect to, resolved once and checked, or a refusal. Connections are made to
 * the very address that was checked, so that a name cannot change its meaning in between. What stays out: who wrote
 * the host, and the connections themselves.
 */
@NullMarked
package io.generalscaler.reach.address;

import org.jspecify.annotations.NullMarked;
