/**
 * Stage <em>report</em>: tells people, in status, events, metrics and logs, in the same words.
 *
 * <p>In: a finished evaluation of a scaler. Out: a status by server-side apply when it says something new, an event when something happened,
 * numbers for {@code /metrics}. What stays out: values of Secrets and texts of metric sources; a report holds numbers and our words.
 */
@NullMarked
package io.generalscaler.controller.report;

import org.jspecify.annotations.NullMarked;
