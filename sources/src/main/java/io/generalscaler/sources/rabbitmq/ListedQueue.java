package io.generalscaler.sources.rabbitmq;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A queue as a list has it.
 *
 * @param name as it is
 * @param state in the broker's words; empty where it says none
 * @param messages those that count; empty where the broker does not say
 */
record ListedQueue(String name, String state, Optional<BigDecimal> messages) {}
