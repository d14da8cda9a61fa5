package io.generalscaler.cli.simulate.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Writes numbers and times as text without making an object for each: a month of looks is millions of them. UTF-8, buffered;
 * the stream is not closed here.
 */
final class FastText {
    private static final int MAX_NUMBER_BYTES = 40;
    private static final double MOST_EXACT = 1L << 53;
    private static final long MILLIS_PER_DAY = 86_400_000;

    private final OutputStream out;
    private byte[] buffer = new byte[1 << 16];
    private int length;
    private long day = Long.MIN_VALUE;
    private byte[] dayText = new byte[0];

    FastText(OutputStream out) {
        this.out = out;
    }

    FastText text(String text) throws IOException {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that are written often: encode them once. */
    FastText bytes(byte[] bytes) throws IOException {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    FastText character(char ascii) throws IOException {
        room(1);
        buffer[length++] = (byte) ascii;
        return this;
    }

    FastText number(long number) throws IOException {
        room(MAX_NUMBER_BYTES);
        if (number < 0) {
            buffer[length++] = '-';
        }
        int digits = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** The shortest text for that number; nothing for NaN. */
    FastText decimal(double number) throws IOException {
        if (Double.isNaN(number)) {
            return this;
        }
        return number == Math.rint(number) && Math.abs(number) < MOST_EXACT
                ? number((long) number)
                : text(Double.toString(number));
    }

    /** A time in UTC, to the second, or to the millisecond where that is not whole. */
    FastText time(long millis) throws IOException {
        room(MAX_NUMBER_BYTES);
        long today = Math.floorDiv(millis, MILLIS_PER_DAY);
        if (today != day) {
            day = today;
            LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
            dayText = (date + "T").getBytes(StandardCharsets.US_ASCII);
        }
        bytes(dayText);
        int ofDay = (int) Math.floorMod(millis, MILLIS_PER_DAY);
        int seconds = ofDay / 1000;
        twoDigits(seconds / 3600);
        buffer[length++] = ':';
        twoDigits(seconds / 60 % 60);
        buffer[length++] = ':';
        twoDigits(seconds % 60);
        int rest = ofDay % 1000;
        if (rest != 0) {
            buffer[length++] = '.';
            buffer[length++] = (byte) ('0' + rest / 100);
            twoDigits(rest % 100);
        }
        buffer[length++] = 'Z';
        return this;
    }

    private void twoDigits(int number) {
        buffer[length++] = (byte) ('0' + number / 10);
        buffer[length++] = (byte) ('0' + number % 10);
    }

    /** Hands everything on to the stream. */
    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
        out.flush();
    }

    private void room(int bytes) throws IOException {
        if (buffer.length - length < bytes) {
            out.write(buffer, 0, length);
            length = 0;
            if (buffer.length < bytes) {
                buffer = Arrays.copyOf(buffer, bytes);
            }
        }
    }
}
