package io.generalscaler.controller.report;

import io.generalscaler.engine.model.Reason;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/** How often there was which reason. A scaler meets few of them, and there are many scalers: none takes room before it is met. */
final class ReasonCounts {
    private Reason[] reasons = new Reason[0];
    private int[] counts = new int[0];

    void add(Reason reason) {
        int i = 0;
        while (i < reasons.length && reasons[i] != reason) {
            i++;
        }
        if (i == reasons.length) {
            reasons = Arrays.copyOf(reasons, i + 1);
            counts = Arrays.copyOf(counts, i + 1);
            reasons[i] = reason;
        }
        counts[i]++;
    }

    void forEach(ObjIntConsumer<Reason> each) {
        for (int i = 0; i < reasons.length; i++) {
            each.accept(reasons[i], counts[i]);
        }
    }
}
