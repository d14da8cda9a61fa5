/**
 * HTTP to the outside.
 *
 * <p>In: an address that a user wrote, headers, a time limit. Out: a status and a bounded body, or an exception. One client serves
 * the whole process. What stays out: redirects, cookies, caches, proxies but the operator's, and addresses that the operator's rules do
 * not admit.
 */
@NullMarked
package io.generalscaler.reach.http;

import org.jspecify.annotations.NullMarked;
