/**
 * From a GeneralScaler object to statements that explain it. Pure: no terminal, no cluster, no clock.
 */
@NullMarked
package io.generalscaler.explain;

import org.jspecify.annotations.NullMarked;
