/**
 * The schema of a type: what a field says about itself, whatever stands around it.
 *
 * <p>In: annotations on the components of a record, such as those in {@code v1alpha1}: the CRD generator's and, where it has no
 * word for it, ours. Out: shapes, with the same bounds as the CRD, for reading text; every value in a record that is out of its
 * bounds. Stays out: rules over several fields, which are CEL rules on the types and checks of the compiler.
 */
@NullMarked
package io.generalscaler.api.schema;

import org.jspecify.annotations.NullMarked;
