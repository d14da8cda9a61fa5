/**
 * Trouble on purpose, for tests: an API server that fails, hangs or is gone, forced conflicts, canned answers, a broken way to
 * it. In come requests before anybody else sees them, out goes an answer or nothing. Off unless a test turns it on.
 */
@NullMarked
package io.generalscaler.devcluster.fault;

import org.jspecify.annotations.NullMarked;
