/**
 * Admission by webhooks and policies: asks those who registered whether an object may be written, and lets webhooks change it first.
 *
 * <p>In: an {@link io.generalscaler.devcluster.admission.AdmissionRequest}, the stored webhook configurations, the stored
 * ValidatingAdmissionPolicies with their bindings, and whom to ask for somebody's rights. Out: the
 * object as the webhooks want it, warnings, or an {@link io.generalscaler.devcluster.admission.AdmissionRefusal} worded as
 * an API server words it. Stays out: schema checks, storage, and who may write at all.
 */
@NullMarked
package io.generalscaler.devcluster.admission;

import org.jspecify.annotations.NullMarked;
