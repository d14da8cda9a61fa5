package io.generalscaler.devcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The numbers of a rolling update.
 *
 * @param wanted how many pods the Deployment wants
 * @param maxSurge how many more there may be
 * @param maxUnavailable how many of the wanted may be missing
 */
record Rollout(int wanted, int maxSurge, int maxUnavailable) {
    /** A quarter of the wanted pods, where the Deployment says nothing else. */
    private static final String DEFAULT = "25%";

    static Rollout of(Resource deployment) {
        int wanted = deployment.wanted();
        JsonNode strategy = deployment.spec().path("strategy");
        if (strategy.path("type").asText("").equals("Recreate")) {
            return new Rollout(wanted, 0, wanted);
        }
        JsonNode rolling = strategy.path("rollingUpdate");
        int surge = share(rolling.path("maxSurge"), wanted, true);
        int unavailable = share(rolling.path("maxUnavailable"), wanted, false);
        // With neither, nothing could ever move.
        return new Rollout(wanted, surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
    }

    /** A number, or a percentage of the wanted pods: rounded up for a surge, down for what may be missing. */
    private static int share(JsonNode value, int wanted, boolean up) {
        if (value.isNumber()) {
            return Math.max(0, value.asInt());
        }
        String text = value.asText("").isEmpty() ? DEFAULT : value.asText();
        String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (digits.isEmpty() || digits.length() > 6 || !digits.chars().allMatch(Character::isDigit)) {
            return 0;
        }
        int number = Integer.parseInt(digits);
        if (!text.endsWith("%")) {
            return number;
        }
        return Math.toIntExact(up ? Math.ceilDiv((long) wanted * number, 100) : (long) wanted * number / 100);
    }

    int minAvailable() {
        return Math.max(0, wanted - maxUnavailable);
    }

    /**
     * The new ReplicaSet's size.
     *
     * @param now its size now
     * @param total the sizes of all ReplicaSets together
     */
    int newSize(int now, int total) {
        if (now >= wanted) {
            return wanted;
        }
        int room = Math.max(0, wanted + maxSurge - total);
        return Math.min(wanted, now + room);
    }
}
