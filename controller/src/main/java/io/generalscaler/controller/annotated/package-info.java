/**
 * Deployments that ask for a scaler by annotations get one.
 *
 * <p>In: a Deployment's annotations. Out: a GeneralScaler of the same name that the Deployment owns, kept in step, removed when it is no longer
 * asked for; or an Event on the Deployment that says why not. What stays out: the meaning of the annotations (api) and
 * everything that happens to the scaler afterwards; it is one like any other.
 */
@NullMarked
package io.generalscaler.controller.annotated;

import org.jspecify.annotations.NullMarked;
