/**
 * What the demo's audience sees: a live table or plain lines, and the summary at the end.
 *
 * <p>In: GeneralScalers as the API server shows them. Out: text. It decides nothing and asks no process but the API.
 */
@NullMarked
package io.generalscaler.examples.demo.show;

import org.jspecify.annotations.NullMarked;
