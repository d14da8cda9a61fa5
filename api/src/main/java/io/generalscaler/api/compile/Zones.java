package io.generalscaler.api.compile;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.problem.Problems;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;

/**
 * The time zones of one schedule. What may have been meant is guessed for the first that is unknown only: a guess looks at six hundred
 * names.
 */
final class Zones {
    private boolean isGuessed;

    /** What people mean when they misspell a zone; loaded when the first one does. */
    private static final class Known {
        private static final List<String> NAMES = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> !id.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    /** The zone of that name; empty, and reported, if there is none. */
    Optional<ZoneId> read(String name, Problems here) {
        try {
            // ZoneId's own list is a copy of six hundred names each time.
            if (ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
                return Optional.of(ZoneId.of(name));
            }
        } catch (DateTimeException e) {
            // A zone that is listed but cannot be loaded is unknown too.
        }
        if (!here.isBroken()) {
            here.notSupported(
                    name,
                    () -> ZoneAdvice.instead(name)
                            .orElseGet(() -> "must be an IANA time zone such as Europe/Berlin or UTC" + guess(name)));
        }
        return Optional.empty();
    }

    private String guess(String name) {
        if (isGuessed) {
            return "";
        }
        isGuessed = true;
        return Nearest.hint(name, Known.NAMES);
    }
}
