/**
 * The admission webhook, a process of its own. {@link io.generalscaler.webhook.Main} reads the flags, {@link
 * io.generalscaler.webhook.Webhook} wires the parts and runs them:
 *
 * <pre>
 * serve (HTTPS) ─► review (codec) ─► mutate | validate ─► api's compiler, cluster (informer caches)
 * register ─► certs: CA in a Secret, leaf in memory, caBundle in both webhook configurations
 * </pre>
 */
@NullMarked
package io.generalscaler.webhook;

import org.jspecify.annotations.NullMarked;
