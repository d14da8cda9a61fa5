package io.generalscaler.kube.write;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Kubernetes' {@code MicroTime}, in which Leases and events give their times. */
public final class MicroTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private MicroTime() {}

    /** For example {@code 2026-03-01T12:00:00.000000Z}. */
    public static String text(Instant time) {
        return FORMAT.format(time);
    }
}
