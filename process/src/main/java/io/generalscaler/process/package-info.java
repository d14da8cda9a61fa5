/**
 * What any program of ours is: a command line, settings, logging, health and metrics pages, ticking threads, and an orderly end.
 */
@NullMarked
package io.generalscaler.process;

import org.jspecify.annotations.NullMarked;
