package io.generalscaler.controller.observe.source;

import io.generalscaler.controller.observe.address.AddressPolicy;
import io.generalscaler.controller.observe.secret.Secrets;

/**
 * What a source may use of the controller. Connections go only to addresses that the policy admits, logins come only from
 * Secrets: the controller's own credentials are out of reach.
 *
 * @param addresses resolves and admits hosts
 * @param secrets reads Secrets of the scaler's own namespace
 */
public record SourceContext(AddressPolicy addresses, Secrets secrets) {}
