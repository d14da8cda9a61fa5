package io.generalscaler.cli.decide;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Lines of UTF-8 text with their numbers, none longer than {@value #MAX_BYTES} bytes in memory. */
final class LineReader {
    /** The largest object that an API server takes. */
    static final int MAX_BYTES = 3 * 1024 * 1024;

    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * One line.
     *
     * @param number from 1
     * @param text without its end; cut where the line is too long
     */
    record Line(int number, String text, boolean tooLong) {}

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Deque<Line> pushedBack = new ArrayDeque<>();
    private final ByteArrayOutputStream longLine = new ByteArrayOutputStream();
    private int from;
    private int to;
    private int number;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line; empty at the end. */
    Optional<Line> next() throws IOException {
        if (!pushedBack.isEmpty()) {
            return Optional.of(pushedBack.removeFirst());
        }
        if (from == to && !fill()) {
            return Optional.empty();
        }
        number++;
        int end = indexOfLineEnd();
        if (end >= 0) {
            Line line = line(buffer, from, end - from, false);
            from = end + 1;
            return Optional.of(line);
        }
        return Optional.of(lineOverBuffers());
    }

    /** Gives lines back; the last one given is the next one read. */
    void pushBack(Line line) {
        pushedBack.addFirst(line);
    }

    /** Whether the next line can be read without waiting. */
    boolean hasNextNow() throws IOException {
        return !pushedBack.isEmpty() || indexOfLineEnd() >= 0 || in.available() > 0;
    }

    private Line lineOverBuffers() throws IOException {
        longLine.reset();
        boolean tooLong = false;
        while (true) {
            int end = indexOfLineEnd();
            int length = (end < 0 ? to : end) - from;
            int room = MAX_BYTES - longLine.size();
            tooLong |= length > room;
            longLine.write(buffer, from, Math.min(length, room));
            from = end < 0 ? to : end + 1;
            if (end >= 0 || !fill()) {
                byte[] bytes = longLine.toByteArray();
                return line(bytes, 0, bytes.length, tooLong);
            }
        }
    }

    private Line line(byte[] bytes, int offset, int length, boolean tooLong) {
        int end = length > 0 && bytes[offset + length - 1] == '\r' ? length - 1 : length;
        String text = new String(bytes, offset, end, StandardCharsets.UTF_8);
        return new Line(number, number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text, tooLong);
    }

    private int indexOfLineEnd() {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }
}
