/**
 * What single built-in types need: conversions between their versions, defaults, checks. In come objects as given, out
 * go objects as the API server would store them, or what is wrong with them. Nothing that holds for all types.
 */
@NullMarked
package io.generalscaler.devcluster.builtin;

import org.jspecify.annotations.NullMarked;
