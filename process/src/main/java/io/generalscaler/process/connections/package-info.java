/**
 * What keeps a server's connections from being used up. In: connections as they open, handshake, ask and close. Out: the end of those that
 * take too long or stand in the way of others. Stays out: what is asked and answered.
 */
@NullMarked
package io.generalscaler.process.connections;

import org.jspecify.annotations.NullMarked;
