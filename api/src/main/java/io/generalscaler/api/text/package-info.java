/**
 * Reads objects from text and from JSON trees, and misses nothing on the way.
 *
 * <p>In: YAML or JSON of any length and depth, or a tree from elsewhere. Out: documents that know their lines; a record, with
 * every unknown field, wrong type and duplicate reported. Stays out: whether the record makes sense, its bounds included, and
 * files.
 */
@NullMarked
package io.generalscaler.api.text;

import org.jspecify.annotations.NullMarked;
