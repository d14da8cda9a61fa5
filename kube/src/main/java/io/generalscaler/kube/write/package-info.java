/**
 * The API server as whoever writes sees it: single HTTP requests, each sent once.
 *
 * <p>In: a path and a body. Out: the status and the body, or the news that the server cannot be reached. Nothing is retried here: a write
 * that is sent again after its condition has changed is how a program overrides a person, so whoever decides must
 * decide again. Stays out: watching, which has a client of its own that does retry.
 */
@NullMarked
package io.generalscaler.kube.write;

import org.jspecify.annotations.NullMarked;
