/**
 * Watches that go on for as long as the process lives. In: what to list and watch. Out: each object that is new, changed or gone. Of
 * the objects only name and version are kept. Stays out: what an object means, and threads: whoever has a watch calls its
 * {@link io.generalscaler.kube.watch.LastingWatch#tend()} every few seconds.
 */
@NullMarked
package io.generalscaler.kube.watch;

import org.jspecify.annotations.NullMarked;
