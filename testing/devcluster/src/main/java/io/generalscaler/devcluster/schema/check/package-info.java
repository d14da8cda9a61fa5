/**
 * Checks of a CustomResourceDefinition itself: what an API server refuses is refused here too.
 *
 * <p>In: a definition. Out: {@link io.generalscaler.devcluster.schema.FieldError}s. Stays out: whether its names are free, and
 * what an update of it may change.
 */
@NullMarked
package io.generalscaler.devcluster.schema.check;

import org.jspecify.annotations.NullMarked;
