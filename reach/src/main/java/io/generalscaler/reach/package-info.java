/**
 * The guard for everything that goes out: which addresses may be reached, with which Secrets, over which HTTP and TLS.
 */
@NullMarked
package io.generalscaler.reach;

import org.jspecify.annotations.NullMarked;
