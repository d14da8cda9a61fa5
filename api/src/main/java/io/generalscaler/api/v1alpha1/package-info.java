/**
 * The types of {@code autoscaling.generalscaler.io/v1alpha1}: what a user writes and what {@code kubectl} shows.
 *
 * <p>In: JSON or YAML of a GeneralScaler. Out: immutable records that mirror it one to one, and, through their annotations, the
 * CRD's schema. A record may hold what the schema would refuse; whether it makes sense is said by {@code compile}. Stays out:
 * behaviour, defaults of {@code behavior}, anything of the engine.
 *
 * <p>Text stands where the schema has an enum or a time, so that nonsense is reported with everything else that is wrong. An
 * absent field is {@code null}; unknown fields are passed over here and reported by {@code text}.
 */
@NullMarked
package io.generalscaler.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
