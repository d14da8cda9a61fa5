package io.generalscaler.api.text;

import java.util.HashMap;
import java.util.Map;

/** Which line of a text a path stands in. */
public final class Lines {
    private final Map<String, Integer> byPath = new HashMap<>();
    private final int first;

    Lines(int first) {
        this.first = first;
    }

    void put(String path, int line) {
        byPath.putIfAbsent(path, line);
    }

    /** The line of a path, from 1; that of the nearest thing around it where nothing stands at the path itself. */
    public int of(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Integer line = byPath.get(at);
            if (line != null) {
                return line;
            }
            int end = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
            at = end <= 0 ? "" : at.substring(0, end);
        }
        return first;
    }
}
