/**
 * A scaler in small, written as annotations on a Deployment.
 *
 * <p>In: the Deployment's name and annotations. Out: the spec of the GeneralScaler that they stand for, judged by the same compiler
 * in the same words, with the annotation's key as the path. Stays out: creating the object; that is the controller's.
 */
@NullMarked
package io.generalscaler.api.annotation;

import org.jspecify.annotations.NullMarked;
