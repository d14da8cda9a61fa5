package io.generalscaler.api.compile;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write for a time zone that is none. A zone is a place, whose clocks change twice a year in many; an offset or an abbreviation
 * knows of one half of the year at most.
 */
final class ZoneAdvice {
    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)?([+-])(\\d{1,2}):?(\\d{2})?");
    private static final int MOST_WEST = 12;
    private static final int MOST_EAST = 14;

    /** Abbreviations of time without daylight saving that many take for a zone, and what is always so far from UTC. */
    private static final Map<String, String> FIXED =
            Map.of("EST", "Etc/GMT+5", "MST", "Etc/GMT+7", "HST", "Etc/GMT+10");

    /** Where most of those live who write an abbreviation. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("EST", "America/New_York"),
            Map.entry("EDT", "America/New_York"),
            Map.entry("CST", "America/Chicago"),
            Map.entry("CDT", "America/Chicago"),
            Map.entry("MST", "America/Denver"),
            Map.entry("MDT", "America/Denver"),
            Map.entry("PST", "America/Los_Angeles"),
            Map.entry("PDT", "America/Los_Angeles"),
            Map.entry("AKST", "America/Anchorage"),
            Map.entry("AKDT", "America/Anchorage"),
            Map.entry("HST", "Pacific/Honolulu"),
            Map.entry("BRT", "America/Sao_Paulo"),
            Map.entry("BST", "Europe/London"),
            Map.entry("WEST", "Europe/Lisbon"),
            Map.entry("CEST", "Europe/Berlin"),
            Map.entry("MEZ", "Europe/Berlin"),
            Map.entry("MESZ", "Europe/Berlin"),
            Map.entry("EEST", "Europe/Athens"),
            Map.entry("MSK", "Europe/Moscow"),
            Map.entry("IST", "Asia/Kolkata"),
            Map.entry("SGT", "Asia/Singapore"),
            Map.entry("HKT", "Asia/Hong_Kong"),
            Map.entry("KST", "Asia/Seoul"),
            Map.entry("JST", "Asia/Tokyo"),
            Map.entry("AEST", "Australia/Sydney"),
            Map.entry("AEDT", "Australia/Sydney"),
            Map.entry("NZST", "Pacific/Auckland"),
            Map.entry("NZDT", "Pacific/Auckland"));

    private ZoneAdvice() {}

    /** What to write instead of an offset or an abbreviation; empty for any other name. */
    static Optional<String> instead(String name) {
        String word = name.toUpperCase(Locale.ROOT);
        String place = PLACES.get(word);
        String fixed = FIXED.get(word);
        if (fixed != null) {
            return Optional.of("is a fixed offset without daylight saving: write " + place + ", or " + fixed
                    + " where clocks never change");
        }
        if (place != null) {
            return Optional.of("is an abbreviation and no place, so it says nothing of daylight saving: write " + place
                    + " or another IANA time zone");
        }
        if (word.equals("Z")) {
            return Optional.of("is the offset of UTC: write UTC");
        }
        return Optional.of(OFFSET.matcher(word))
                .filter(Matcher::matches)
                .map(offset ->
                        "is a fixed offset without daylight saving: write an IANA time zone such as Europe/Berlin"
                                + whole(offset)
                                        .map(it -> ", or " + it + " where clocks never change")
                                        .orElse(""));
    }

    /** The zone of a whole number of hours, whose sign says how far UTC is ahead. */
    private static Optional<String> whole(Matcher offset) {
        int hours = Integer.parseInt(offset.group(2));
        boolean isEast = offset.group(1).equals("+");
        boolean isWhole = offset.group(3) == null || offset.group(3).equals("00");
        if (!isWhole || hours > (isEast ? MOST_EAST : MOST_WEST)) {
            return Optional.empty();
        }
        return Optional.of(hours == 0 ? "UTC" : "Etc/GMT" + (isEast ? "-" : "+") + hours);
    }
}
