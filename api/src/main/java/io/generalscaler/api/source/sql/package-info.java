/**
 * The type {@code sql}, as a value.
 *
 * <p>In: the type's block. Out: which database and what to ask it, or what is wrong with it. Stays out: speaking to databases; that is done
 * in the module sources.
 */
@NullMarked
package io.generalscaler.api.source.sql;

import org.jspecify.annotations.NullMarked;
