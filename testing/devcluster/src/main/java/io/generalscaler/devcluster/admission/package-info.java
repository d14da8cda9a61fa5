/**
 * Admission by webhooks: asks those who registered whether an object may be written, and lets them change it first.
 *
 * <p>In: an {@link io.generalscaler.devcluster.admission.AdmissionRequest} and the stored webhook configurations. Out: the
 * object as the webhooks want it, warnings, or an {@link io.generalscaler.devcluster.admission.AdmissionRefusal} worded as
 * an API server words it. Stays out: schema checks, storage, and who may write at all.
 */
@NullMarked
package io.generalscaler.devcluster.admission;

import org.jspecify.annotations.NullMarked;
