package io.generalscaler.api.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which line of a text a path stands in. */
public final class Lines {
    /** Longer paths are not kept: below a long key, each would repeat it. */
    private static final int MAX_PATH_CHARACTERS = 1_000;

    /** Characters of all paths that are kept: a file of a few megabytes can have half a million paths of the greatest length. */
    private static final int MAX_CHARACTERS = 16 << 20;

    private int characters;
    private final Map<String, Integer> byPath = new HashMap<>();
    private final int first;

    Lines(int first) {
        this.first = first;
    }

    /** The path of a field; empty where it is too long to be kept, as is everything inside. */
    static Optional<String> field(Optional<String> around, String name) {
        return around.filter(path -> path.length() + name.length() < MAX_PATH_CHARACTERS)
                .map(path -> path.isEmpty() ? name : path + "." + name);
    }

    /** The path of what stands in brackets behind another, likewise. */
    static Optional<String> inBrackets(Optional<String> around, String what) {
        return around.filter(path -> path.length() + what.length() < MAX_PATH_CHARACTERS)
                .map(path -> path + "[" + what + "]");
    }

    void put(String path, int line) {
        if (characters + path.length() <= MAX_CHARACTERS && byPath.putIfAbsent(path, line) == null) {
            characters += path.length();
        }
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
