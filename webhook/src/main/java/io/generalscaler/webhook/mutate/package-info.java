/**
 * The first look at a GeneralScaler, before the schema is checked. In: an admission request. Out: every reason why the object cannot
 * work; nothing is added to it.
 */
@NullMarked
package io.generalscaler.webhook.mutate;

import org.jspecify.annotations.NullMarked;
