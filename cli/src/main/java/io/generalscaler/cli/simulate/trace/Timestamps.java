package io.generalscaler.cli.simulate.trace;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * Reads timestamps: seconds of the epoch, or ISO 8601, in UTC unless an offset is given. Remembers the day that it saw last,
 * since a trace has thousands of rows of the same day.
 */
final class Timestamps {
    /** In the year 2286; later seconds are milliseconds by mistake. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(10_000_000_000L);

    /** Longer than any time that somebody writes; a number of millions of digits would cost. */
    private static final int MAX_LENGTH = 64;

    private static final int PLAIN_LENGTH = "2026-01-15T10:30:00Z".length();
    private static final int DATE_LENGTH = "2026-01-15".length();
    private static final long MILLIS_PER_SECOND = 1000;

    private final byte[] day = new byte[DATE_LENGTH];
    private long dayMillis;

    /** Milliseconds of the epoch; empty for what is no timestamp. */
    OptionalLong millis(byte[] text, int from, int to) {
        if (isPlain(text, from, to)) {
            return plain(text, from);
        }
        if (to - from > MAX_LENGTH) {
            return OptionalLong.empty();
        }
        String cell = new String(text, from, to - from, StandardCharsets.UTF_8);
        try {
            return OptionalLong.of(cell.indexOf(':') < 0 ? epoch(cell) : iso(cell));
        } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static long epoch(String cell) {
        BigDecimal seconds = new BigDecimal(cell);
        if (seconds.signum() < 0 || seconds.compareTo(MOST_SECONDS) >= 0) {
            throw new ArithmeticException("not seconds of the epoch");
        }
        return seconds.movePointRight(3).longValue();
    }

    private static long iso(String cell) {
        String text = cell.replace(' ', 'T');
        boolean hasOffset = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > DATE_LENGTH;
        Instant instant = hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        return instant.toEpochMilli();
    }

    private static boolean isPlain(byte[] text, int from, int to) {
        return to - from == PLAIN_LENGTH
                && (text[from + DATE_LENGTH] == 'T' || text[from + DATE_LENGTH] == ' ')
                && text[from + 13] == ':'
                && text[from + 16] == ':'
                && text[to - 1] == 'Z';
    }

    private OptionalLong plain(byte[] text, int from) {
        int hour = twoDigits(text, from + 11);
        int minute = twoDigits(text, from + 14);
        int second = twoDigits(text, from + 17);
        boolean isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (!isTime || !takeDay(text, from)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(dayMillis + ((hour * 60L + minute) * 60 + second) * MILLIS_PER_SECOND);
    }

    private boolean takeDay(byte[] text, int from) {
        for (int i = 0; i < DATE_LENGTH; i++) {
            if (text[from + i] != day[i]) {
                return takeNewDay(text, from);
            }
        }
        return true;
    }

    private boolean takeNewDay(byte[] text, int from) {
        try {
            LocalDate date = LocalDate.parse(new String(text, from, DATE_LENGTH, StandardCharsets.US_ASCII));
            dayMillis = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            System.arraycopy(text, from, day, 0, DATE_LENGTH);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int twoDigits(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
