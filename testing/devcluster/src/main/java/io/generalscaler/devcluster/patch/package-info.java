/**
 * Changes to objects: the four kinds of patch that an API server takes, and the book-keeping of who owns which field.
 *
 * <p>In: an object, a patch, and the {@link io.generalscaler.devcluster.patch.Shape} of the type. Out: a new object, or
 * a {@link io.generalscaler.devcluster.patch.PatchRefusal} worded as an API server words it. The object that comes in
 * is never changed. Stays out: storage, resource versions, validation, HTTP.
 */
@NullMarked
package io.generalscaler.devcluster.patch;

import org.jspecify.annotations.NullMarked;
