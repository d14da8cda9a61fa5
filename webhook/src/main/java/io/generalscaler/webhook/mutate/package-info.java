/**
 * What is added to a GeneralScaler before it is stored. In: an admission request. Out: a patch that only adds, and adds nothing
 * the second time; or every reason why the object cannot work. Stays out: defaults that the schema itself sets.
 */
@NullMarked
package io.generalscaler.webhook.mutate;

import org.jspecify.annotations.NullMarked;
