/**
 * The API server as the stages <em>act</em>, <em>report</em> and <em>lead</em> see it: single HTTP requests, each sent once.
 *
 * <p>In: a path and a body. Out: the status and the body, or the news that the server cannot be reached. Nothing is retried here: a write
 * that is sent again after its condition has changed is how a scaler overrides a person, so whoever decides must
 * decide again. Watching is elsewhere, with a client of its own that does retry.
 */
@NullMarked
package io.generalscaler.controller.kube;

import org.jspecify.annotations.NullMarked;
