/**
 * When certificates change. In: the state of the CA, the time now, and since when every caller has had the bundle. Out: the one
 * step that is due, and the state after it. Pure: no clock, no store, no server.
 */
@NullMarked
package io.generalscaler.certs.rotate;

import org.jspecify.annotations.NullMarked;
