package io.generalscaler.cli.simulate.model;

/** Adds up what happens between evaluations, where sizes hold still. Milliseconds throughout. */
final class Tally {
    private long known;
    private long shortOfPods;
    private long shortAtCap;
    private double podMillis;
    private double neededPodMillis;
    private int worstShortage;

    /**
     * A span in which nothing changed.
     *
     * @param needed -1 where nothing is known of it
     * @param cap the most that was allowed
     */
    void add(long span, int replicas, int ready, int needed, int cap) {
        podMillis += (double) replicas * span;
        if (needed < 0) {
            return;
        }
        known += span;
        neededPodMillis += (double) needed * span;
        if (ready < needed) {
            shortOfPods += span;
            worstShortage = Math.max(worstShortage, needed - ready);
            if (replicas >= cap) {
                shortAtCap += span;
            }
        }
    }

    double underProvisionedShare() {
        return known == 0 ? 0 : (double) shortOfPods / known;
    }

    double underProvisionedAtCapShare() {
        return known == 0 ? 0 : (double) shortAtCap / known;
    }

    boolean knowsNeed() {
        return known > 0;
    }

    double podHours() {
        return podMillis / 3_600_000;
    }

    double neededPodHours() {
        return neededPodMillis / 3_600_000;
    }

    int worstShortage() {
        return worstShortage;
    }
}
