/**
 * Stage <em>act</em>: writes what was decided.
 *
 * <p>In: a workload at the version that was decided on, and a size. Out: one conditional write, and what became of it. What stays out: deciding. A write that meets a newer version is not repeated with the old number; the loop
 * decides again.
 */
@NullMarked
package io.generalscaler.controller.act;

import org.jspecify.annotations.NullMarked;
