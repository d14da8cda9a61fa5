/**
 * Metrics of type {@code rabbitmq}: the messages in queues.
 *
 * <p>In: a virtual host, and which of its queues count. Out: how many messages they hold, or why that is not known. What stays out:
 * connections, logins and limits over HTTP, which are those of all sources.
 */
@NullMarked
package io.generalscaler.sources.rabbitmq;

import org.jspecify.annotations.NullMarked;
