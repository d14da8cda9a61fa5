/**
 * The demo: a cluster, a Redis, a Prometheus, the webhook and the controller, and workloads whose load rises and falls.
 *
 * <p>In: the scenarios in {@code examples/}. Out: a live table or plain lines, and a summary of what each scenario did.
 * It stays outside the product: it starts the shipped programs as a user would, and looks at them through the API.
 */
@NullMarked
package io.generalscaler.examples.demo;

import org.jspecify.annotations.NullMarked;
