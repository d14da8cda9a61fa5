/**
 * What users write and read: the types of the CRD, the annotations, and the compiler from them to an engine plan.
 *
 * <p>Read {@code v1alpha1} first, then {@code compile}: a spec goes in, a plan or every violation comes out. Webhook, controller
 * and command line share this module, so what admission accepts is what the controller runs. Stays out: I/O, clocks, the
 * Kubernetes client's calls.
 */
@NullMarked
package io.generalscaler.api;

import org.jspecify.annotations.NullMarked;
