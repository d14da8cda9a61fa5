/**
 * Metric sources: each is one package that opens an endpoint and reads questions from it. Nothing here decides.
 */
@NullMarked
package io.generalscaler.sources;

import org.jspecify.annotations.NullMarked;
