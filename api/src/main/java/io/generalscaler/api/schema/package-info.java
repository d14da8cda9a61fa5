/**
 * What the schema says about a field beside its type, where the CRD generator's own annotations have no word for it.
 *
 * <p>In: annotations on the components of the records in {@code v1alpha1}. Out: the CRD's {@code enum}, {@code format} and list
 * types, and the same bounds for the compiler. Stays out: rules over several fields, which are CEL rules on the types and
 * {@code compile}'s checks.
 */
@NullMarked
package io.generalscaler.api.schema;

import org.jspecify.annotations.NullMarked;
