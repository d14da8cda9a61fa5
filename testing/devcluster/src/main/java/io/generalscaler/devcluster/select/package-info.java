/** Label and field selectors. In comes the text of a query or a selector object, out go yes-or-no tests over objects. */
@NullMarked
package io.generalscaler.devcluster.select;

import org.jspecify.annotations.NullMarked;
