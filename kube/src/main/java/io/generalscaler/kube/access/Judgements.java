package io.generalscaler.kube.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers a bounded number of judgements for a short time, by the digests of tokens. */
final class Judgements {
    private static final int MOST = 256;

    private final Map<String, Judgement> byDigest = new LinkedHashMap<>();
    private final InstantSource clock;

    private record Judgement(int status, Instant until) {}

    Judgements(InstantSource clock) {
        this.clock = clock;
    }

    /** What was judged of this token, if that still holds. */
    synchronized Optional<Integer> find(String token) {
        Judgement known = byDigest.get(digest(token));
        return known != null && clock.instant().isBefore(known.until())
                ? Optional.of(known.status())
                : Optional.empty();
    }

    /** Remembers; the oldest is forgotten first. */
    synchronized void put(String token, int status, Duration time) {
        String digest = digest(token);
        byDigest.remove(digest);
        byDigest.put(digest, new Judgement(status, clock.instant().plus(time)));
        if (byDigest.size() > MOST) {
            byDigest.remove(byDigest.keySet().iterator().next());
        }
    }

    synchronized int size() {
        return byDigest.size();
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
