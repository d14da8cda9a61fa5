/**
 * How a process begins and ends. In: command line and signals. Out: a program that runs until it is told to stop, and its exit code.
 * Stays out: the flags that one program has alone.
 */
@NullMarked
package io.generalscaler.process.command;

import org.jspecify.annotations.NullMarked;
