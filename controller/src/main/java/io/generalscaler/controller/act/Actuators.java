package io.generalscaler.controller.act;

import io.generalscaler.controller.observe.cluster.Lookup;
import io.generalscaler.controller.observe.cluster.ScalableTarget;
import io.generalscaler.controller.observe.cluster.Target;

/**
 * Hands each kind of target to whoever can size it.
 *
 * @param scale for all that have a {@code /scale}
 */
public record Actuators(ScaleSubresource scale) implements Actuator {

    @Override
    public Lookup current(Target target) throws InterruptedException {
        return switch (target) {
            case ScalableTarget scalable -> scale.current(scalable);
        };
    }

    @Override
    public ScaleResult write(Target from, int to) throws InterruptedException {
        return switch (from) {
            case ScalableTarget scalable -> scale.write(scalable, to);
        };
    }
}
