package io.generalscaler.controller.observe.cluster;

/** Hears of changes in the cluster. Called on the watch's thread: it must not block. */
public interface ChangeListener {

    /** A scaler is new, or something that its next decision depends on has changed. */
    void scalerChanged(ScalerKey key);

    /** A scaler is gone. */
    void scalerGone(ScalerKey key);

    /** A Deployment with our annotations has changed, or lost them, or is gone. */
    void annotationsChanged(TargetKey deployment);
}
