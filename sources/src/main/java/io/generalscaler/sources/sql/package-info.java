/**
 * Metrics of type {@code sql}: the one number that a query gives.
 *
 * <p>In: a query. Out: the number in the first column of its only row. One connection for each endpoint, whose queries are asked one after the
 * other, each in a transaction of its own that only reads and is rolled back. What stays out: anything that a user wrote, as a setting of a
 * driver; the drivers' own ways to connect, to speak TLS and to look up names; and their words.
 */
@NullMarked
package io.generalscaler.sources.sql;

import org.jspecify.annotations.NullMarked;
