/**
 * The load of each scenario: what users and producers do, and what the ready replicas make of it.
 *
 * <p>In: the elapsed time and the number of ready replicas. Out: jobs in Redis and numbers that Prometheus scrapes.
 */
@NullMarked
package io.generalscaler.examples.demo.load;

import org.jspecify.annotations.NullMarked;
