/**
 * What a process does again and again, and how often it may. In: a task, and how long to wait between two rounds. Out: a thread that does it
 * until it is closed; a bucket that lets so many pass. Stays out: what is done.
 */
@NullMarked
package io.generalscaler.process.tick;

import org.jspecify.annotations.NullMarked;
