/**
 * Logins and other secret texts, by the name of the Secret that holds them.
 *
 * <p>In: a namespace and a name. Out: the entries, or why they cannot be had. What stays out: listing or watching Secrets, and any
 * way for a value to reach a log, an event or a status.
 */
@NullMarked
package io.generalscaler.reach.secret;

import org.jspecify.annotations.NullMarked;
