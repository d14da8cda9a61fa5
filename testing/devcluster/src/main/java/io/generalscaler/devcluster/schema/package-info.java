/**
 * Structural schemas of custom resources: what an object may hold, what it gets by default, and what is wrong with it.
 *
 * <p>In: the {@code openAPIV3Schema} of a CustomResourceDefinition and an object. Out: the object pruned or defaulted, and
 * {@link io.generalscaler.devcluster.schema.FieldError}s worded as an API server words them. Stays out: storage, HTTP,
 * metadata rules, and what admission webhooks say.
 */
@NullMarked
package io.generalscaler.devcluster.schema;

import org.jspecify.annotations.NullMarked;
