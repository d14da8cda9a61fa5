/**
 * A timeline and its figures for people and programs: a summary, CSV, JSON, and a page with a chart.
 *
 * <p>In: a simulation's result. Out: text and files. Stays out: how the result came about.
 */
@NullMarked
package io.generalscaler.cli.simulate.report;

import org.jspecify.annotations.NullMarked;
