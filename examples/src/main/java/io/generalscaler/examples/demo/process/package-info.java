/**
 * The programs that the demo starts and stops: Redis, Prometheus, webhook and controller, each a child process.
 *
 * <p>In: a command, a folder for its files. Out: an address that answers. No child outlives the demo.
 */
@NullMarked
package io.generalscaler.examples.demo.process;

import org.jspecify.annotations.NullMarked;
