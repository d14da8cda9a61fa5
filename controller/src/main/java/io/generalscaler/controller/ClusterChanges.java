package io.generalscaler.controller;

import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.loop.Memories;
import io.generalscaler.controller.loop.Task;
import io.generalscaler.controller.loop.Task.EvaluateScaler;
import io.generalscaler.controller.loop.Task.FollowAnnotations;
import io.generalscaler.controller.loop.WorkQueue;
import io.generalscaler.controller.observe.cluster.ChangeListener;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.controller.report.EvaluationListener;
import io.generalscaler.engine.Rhythm;
import java.time.InstantSource;
import java.util.Optional;

/** Brings what watches see to the queue and the memories. */
record ClusterChanges(WorkQueue<Task> queue, Memories memories, EvaluationListener reporter, InstantSource clock)
        implements ChangeListener {

    @Override
    public void scalerSeen(Scaler scaler, Optional<GeneralScalerStatus> status) {
        memories.seen(scaler, status);
    }

    @Override
    public void scalerAffected(ScalerKey key) {
        if (memories.leads()) {
            queue.dueNow(new EvaluateScaler(key));
        }
    }

    @Override
    public void scalerAffectedSoon(Scaler scaler) {
        if (memories.leads()) {
            queue.due(
                    new EvaluateScaler(scaler.key()),
                    Rhythm.soonest(scaler.uid()).after(clock.instant()));
        }
    }

    @Override
    public void scalerGone(Scaler scaler) {
        queue.forget(new EvaluateScaler(scaler.key()));
        memories.forget(scaler);
        reporter.forget(scaler.key());
    }

    @Override
    public void annotationsChanged(ScalerKey deployment) {
        if (memories.leads()) {
            queue.dueNow(new FollowAnnotations(deployment));
        }
    }
}
