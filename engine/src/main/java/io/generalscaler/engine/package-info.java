/** Tmp. */
@org.jspecify.annotations.NullMarked
package io.generalscaler.engine;
