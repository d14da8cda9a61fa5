/**
 * The language of admission (AdmissionReview, {@code admission.k8s.io/v1}). In: the bytes of a request, untrusted. Out: what is
 * asked, or what is wrong with the bytes; and the bytes of an answer. Stays out: what the answer is.
 */
@NullMarked
package io.generalscaler.webhook.review;

import org.jspecify.annotations.NullMarked;
